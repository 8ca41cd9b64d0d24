import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Call, CallKind } from './call-log.ts';
import type { Answer, Outbox, Outgoing, Reply, Sent } from './outgoing.ts';
import { sign } from './signature.ts';
import type { World } from './world.ts';

function isOneOf(kind: CallKind, kinds: CallKind[]): boolean {
  return kinds.includes(kind);
}

/** The body of a request as Slack encodes it: form fields for commands, `payload=` for interactions, JSON for events. */
function encode({ kind, payload }: Outgoing): { body: string; contentType: string } {
  if (isOneOf(kind, ['event', 'url_verification'])) {
    return { body: JSON.stringify(payload), contentType: 'application/json' };
  }
  const fields =
    kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? '' : JSON.parse(text);
  } catch {
    return text;
  }
}

/** The connections to the app that are kept, for all workspaces together. */
export class Connections {
  readonly http = new HttpAgent({ keepAlive: true });
  readonly https = new HttpsAgent({ keepAlive: true });

  close(): void {
    this.http.destroy();
    this.https.destroy();
  }
}

export class AppOutbox implements Outbox {
  readonly #world: World;
  readonly #timeoutMs: number;
  readonly #connections: Connections;

  constructor(world: World, timeoutMs: number, connections: Connections) {
    this.#world = world;
    this.#timeoutMs = timeoutMs;
    this.#connections = connections;
  }

  async send(outgoing: Outgoing): Promise<Answer> {
    const { body, contentType } = encode(outgoing);
    const timestamp = Math.floor(this.#world.clock.now().getTime() / 1000);
    const headers: Record<string, string> = {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: 'application/json,*/*',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(this.#world.app.signingSecret, timestamp, body),
    };
    if (outgoing.retry) {
      headers['x-slack-retry-num'] = String(outgoing.retry.num);
      headers['x-slack-retry-reason'] = outgoing.retry.reason;
    }
    return await this.deliver({ outgoing, body, headers });
  }

  async deliver(sent: Sent): Promise<Answer> {
    const done = this.#world.traffic.begin();
    const at = this.#world.clock.now();
    const start = performance.now();
    const reply = this.#world.app.usesSocketMode
      ? await this.#world.socketMode.send(sent.outgoing, this.#timeoutMs)
      : await this.#post(sent);
    const ms = performance.now() - start;
    const call: Call = {
      at,
      kind: sent.outgoing.kind,
      method: sent.outgoing.name,
      args: sent.outgoing.payload,
      response: parsed(reply.text),
      status: reply.status,
      ms,
    };
    if (sent.outgoing.retry) call.retry = sent.outgoing.retry.num;
    this.#world.calls.record(call);
    // The caller applies the answer first, before the traffic counts as ended.
    setImmediate(done);
    return { ...reply, ms, sent };
  }

  stop(): void {
    this.#connections.close();
  }

  #post(sent: Sent): Promise<Reply> {
    const { outgoing, body, headers } = sent;
    const url = outgoing.url;
    if (!url) return Promise.resolve({ status: 'failed', text: '', headers: {} });
    const isHttps = url.startsWith('https:');
    return new Promise(resolve => {
      const request = (isHttps ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: isHttps ? this.#connections.https : this.#connections.http,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      });
      let isLate = false;
      const callOff = this.#world.clock.after(this.#timeoutMs, () => {
        isLate = true;
        resolve({ status: 'timeout', text: '', headers: {} });
        request.destroy();
      });
      const fail = () => {
        callOff();
        resolve({ status: 'failed', text: '', headers: {} });
      };
      // The app may close an idle connection at the moment it is used again; then a new one is opened.
      request.on('error', (error: NodeJS.ErrnoException) => {
        if (isLate || !request.reusedSocket || error.code !== 'ECONNRESET') return fail();
        callOff();
        resolve(this.#post(sent));
      });
      request.on('response', response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () => {
          callOff();
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
        });
      });
      request.end(body);
    });
  }
}
