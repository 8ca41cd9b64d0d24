import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../../src/demo/listen.ts';

const servers: Server[] = [];
let taken: number;

/** A page at that port of this machine; rejects when it is taken. */
async function start(port: number) {
  const server = createServer();
  servers.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

beforeEach(async () => {
  taken = Number(new URL((await start(0)).url).port);
});

afterEach(async () => {
  for (const server of servers.splice(0)) if (server.listening) await new Promise(done => server.close(done));
});

it('the demo takes another port when the usual one is in use, and says so', async () => {
  const { page, note } = await listen(undefined, start, taken);
  expect(new URL(page.url).port).not.toBe(String(taken));
  expect(note).toBe(`Port ${taken} is in use, perhaps by another demo. This demo is at ${page.url} instead.`);
});

it('the demo says nothing about a port that was free', async () => {
  const { page, note } = await listen('0', start, taken);
  expect(page.url).toContain('127.0.0.1');
  expect(note).toBeUndefined();
});

it('a port that was asked for and is in use ends the demo with a sentence', async () => {
  await expect(listen(String(taken), start)).rejects.toThrow(
    `Port ${taken} is in use, perhaps by another demo. Choose another one with --port.`,
  );
});

it.each(['', 'abc', '-1', '80.5', '65536', '123456'])('“%s” is no port', async asked => {
  await expect(listen(asked, start)).rejects.toThrow(
    `--port is “${asked}”. It must be a number from 0 to 65535.`,
  );
});

it('the demo hides no other failure behind another port', async () => {
  const broken = (port: number) =>
    port === 0 ? start(port) : Promise.reject(new Error('The page is missing.'));
  await expect(listen(undefined, broken, taken)).rejects.toThrow('The page is missing.');
});
