import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { type Client, clientOf, type Running } from '../api/client.ts';
import { type Child, startChild } from '../support/child.ts';
import { addReceiver } from '../webhooks/receiver.ts';
import { type Network, startNetwork } from './network.ts';

/** The example product as a process, behind a network that loses things when a test says so. */
export interface Product extends AsyncDisposable {
  network: Network;
  /** A key that reads everything and changes members, for the test itself. */
  client: Client;
  url: string;
  /** Starts its process, and resolves when it has read all members. */
  start(): Promise<void>;
  /** Ends its process as a power cut would. */
  kill(): Promise<void>;
  /** Its table of members. */
  members(email?: string): Promise<unknown>;
}

/** Adds the product to Foyer as an admin does: a webhook and a key. */
export async function startProduct(foyer: Running): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-product-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const network = await startNetwork(`${url}/foyer`);
  const reading = await clientOf(foyer, { scopes: ['members:read'] });
  const client = await clientOf(foyer);
  const env = {
    FOYER_URL: foyer.app.url,
    FOYER_KEY: reading.secret,
    WEBHOOK_SECRET: await addReceiver(foyer, network.url),
    DATABASE: join(folder, 'product.db'),
    PORT: String(port),
  };
  let child: Child | undefined;
  const kill = async () => {
    if (child) process.kill(child.pid, 'SIGKILL');
    await child?.ended;
    child = undefined;
  };
  const start = async () => {
    child = startChild('../../examples/product/product.ts', [], { ...env, FOYER_URL: foyer.app.url });
    const line = await child.nextLine();
    if (!line?.endsWith(' members'))
      throw new Error(`The product says: ${line} ${(await child.ended).stderr}`);
  };
  await start();
  return {
    network,
    client,
    url,
    start,
    kill,
    async members(email) {
      const query = email === undefined ? '' : `?email=${encodeURIComponent(email)}`;
      return (await fetch(`${url}/members${query}`)).json();
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await network[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
