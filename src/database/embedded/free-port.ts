import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to connections and to servers that ask for any: nobody gets one by chance. */
const [FIRST, COUNT] = [16_384, 16_384];
const TRIES = 100;

/** A port of 127.0.0.1 that nothing uses now, nor by chance a moment later, when the server for it starts. */
export async function freePort(): Promise<number> {
  for (let left = TRIES; left > 0; left -= 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`None of ${TRIES} ports of 127.0.0.1 was free.`);
}
