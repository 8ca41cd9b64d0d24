import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Streams } from '../src/client/stream.ts';
import { WireLog } from '../src/client/wire-log.ts';
import { startSimulator } from '../src/index.ts';

it('a page’s stream that was closed gets no update that was due already', async () => {
  const changes: string[] = [];
  const simulator = await startSimulator();
  const streams = new Streams(simulator, new WireLog(simulator), {
    world: () => ({ changes: changes.push('another') }) as never,
    screen: () => undefined,
  });
  const server = createServer((_, response) => {
    response.on('error', error => failures.push(error));
    streams.open(response, []);
  });
  const failures: Error[] = [];
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: false }, response =>
      response.once('data', () => resolve()).on('error', reject),
    );
  });
  streams.flush();
  streams.close();
  streams.flush();
  await nextTurn();
  await nextTurn();
  expect(failures).toEqual([]);
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
  await simulator.stop();
});
