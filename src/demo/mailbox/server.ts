import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LETTER_POLICY, letterPage } from './letter-page.ts';
import type { ListedLetter } from './listed.ts';
import type { Letter, PostOffice } from './post-office.ts';

const HTML = 'text/html; charset=utf-8';
const FILES: Record<string, [name: string, type: string]> = {
  '/': ['index.html', HTML],
  '/mailbox.css': ['mailbox.css', 'text/css; charset=utf-8'],
  '/mailbox.js': ['mailbox.js', 'text/javascript; charset=utf-8'],
};
const PAGE_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors http://127.0.0.1:* http://localhost:*',
].join('; ');
const COMMON = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Serves the page that shows the letters of a post office. */
export async function servePages(office: PostOffice): Promise<{ url: string; stop(): Promise<void> }> {
  const streams = new Set<ServerResponse>();

  async function answer({ method, url = '/', headers }: IncomingMessage, response: ServerResponse) {
    // A site elsewhere can give its own name this address, to read the letters.
    const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/u.test(headers.host ?? '');
    if (!isLocal || method !== 'GET') return response.writeHead(403).end();
    if (url === '/stream') return follow(response);
    const letter = office.letters.find(({ id }) => url === `/letters/${id}`);
    if (letter) return send(response, HTML, LETTER_POLICY, letterPage(letter));
    const [file, type] = FILES[url] ?? [];
    if (!file || !type) return response.writeHead(404).end();
    return send(response, type, PAGE_POLICY, await readFile(join(import.meta.dirname, 'page', file)));
  }

  /** Sends all letters now, and again after each new one (Server-Sent Events). */
  function follow(response: ServerResponse): void {
    response.writeHead(200, { ...COMMON, 'content-type': 'text/event-stream' });
    streams.add(response);
    response.on('close', () => streams.delete(response));
    response.write(update());
  }
  const update = () => `data: ${JSON.stringify(office.letters.map(listed).reverse())}\n\n`;
  const unfollow = office.follow(() => {
    for (const stream of streams) stream.write(update());
  });

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      unfollow();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, type: string, policy: string, body: string | Buffer): void {
  response.writeHead(200, { ...COMMON, 'content-type': type, 'content-security-policy': policy });
  response.end(body);
}

function listed({ id, at, from, recipients, subject, text, html }: Letter): ListedLetter {
  const sender = from.name ? `${from.name} <${from.address}>` : from.address;
  return {
    id,
    at: at.toISOString(),
    from: sender,
    to: recipients.join(', '),
    subject,
    text,
    hasHtml: html !== '',
  };
}
