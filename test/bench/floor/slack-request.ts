import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** What a server without a framework answers to one signed request of Slack's. */
export type Answer = (fields: URLSearchParams) => Promise<string>;

/** Older requests may be replays. */
const FRESH_S = 300;

/**
 * Serves Slack's requests with `node:http` alone: the signature is checked, and 200 goes out with the words of `answer`
 * once it is done. Says on stdout where it listens.
 */
export function serveSlack(signingSecret: string, answer: Answer): void {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.method !== 'POST' || !isSigned(signingSecret, request, body)) {
        response.writeHead(401).end();
        return;
      }
      answer(new URLSearchParams(body)).then(
        text => response.writeHead(200).end(text),
        (error: Error) => response.writeHead(500).end(error.message),
      );
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
  });
}

function isSigned(secret: string, { headers }: IncomingMessage, body: string): boolean {
  const at = String(headers['x-slack-request-timestamp']);
  if (!(Math.abs(Date.now() / 1000 - Number(at)) < FRESH_S)) return false;
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`);
  const given = Buffer.from(String(headers['x-slack-signature']));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What `/invite a@b as Role in "Group"` asks for. */
export function readInvite(text: string): { email: string; role: string; group: string } {
  const [, email, role, group] = /^<mailto:[^|]+\|([^>]+)> as (.+) in "(.+)"$/u.exec(text) ?? [];
  if (!email || !role || !group) throw new Error(`Not understood: ${text}`);
  return { email: email.toLowerCase(), role, group };
}

/** Who pressed Accept, and on which invitation. */
export function readPress(payload: string): { slackUserId: string; invitationId: string } {
  const { user, actions } = JSON.parse(payload);
  return { slackUserId: user.id, invitationId: JSON.parse(actions[0].value).invitationId };
}
