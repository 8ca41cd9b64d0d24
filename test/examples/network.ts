import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * What a network can do to a request. `refuse`: it never arrives, and the sender reads so. `forget-answer`: it arrives,
 * and the sender never learns. `double`: it arrives twice. `hold`: it arrives later. `lose`: it never arrives, and the
 * sender believes that it did.
 */
export const mishaps = ['pass', 'refuse', 'forget-answer', 'double', 'hold', 'lose'] as const;
export type Mishap = (typeof mishaps)[number];

/** Stands between Foyer and a product. */
export interface Network extends AsyncDisposable {
  url: string;
  /** What happens to the next requests, one after the other; all pass after them. */
  next: Mishap[];
  /** Delivers what it holds, the newest first. */
  release(): Promise<void>;
}

/** Starts a network in front of a URL. */
export async function startNetwork(target: string): Promise<Network> {
  const held: { headers: Record<string, string>; body: string }[] = [];
  const next: Mishap[] = [];
  const deliver = async ({ headers, body }: (typeof held)[number]) =>
    (await fetch(target, { method: 'POST', headers, body })).status;
  const server = createServer(async (request, response) => {
    const one = { headers: headersOf(request), body: await text(request) };
    const mishap = next.shift() ?? 'pass';
    if (mishap === 'hold') held.push(one);
    if (mishap === 'hold' || mishap === 'lose') return void response.writeHead(204).end();
    if (mishap === 'refuse') return void response.destroy();
    // A product that is down answers nothing.
    const status = await deliver(one).catch(() => 502);
    if (mishap === 'forget-answer') return void response.destroy();
    if (mishap === 'double') await deliver(one).catch(() => 502);
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/foyer`,
    next,
    async release() {
      for (let one = held.pop(); one; one = held.pop()) await deliver(one);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const names = ['content-type', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];
  return Object.fromEntries(names.map(name => [name, String(headers[name])]));
}
