import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before several processes, as a load balancer does. */
export interface Front extends AsyncDisposable {
  url: string;
  /** The processes behind it. */
  to: string[];
  /** How many requests each of them got. */
  counts: Map<string, number>;
}

/** Starts it; `await using` stops it. Each request goes to the process that `choose` names. */
export async function startFront(choose: (of: readonly string[]) => string): Promise<Front> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const url = choose(front.to);
    front.counts.set(url, (front.counts.get(url) ?? 0) + 1);
    const { method, headers, url: path = '/' } = incoming;
    const onward = request(new URL(path, url), { method, headers, agent }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: [],
    counts: new Map(),
    async [Symbol.asyncDispose]() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
  return front;
}
