import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';

/** A fresh PostgreSQL with its durable defaults, for one run of the benchmark. */
export interface Server {
  url: string;
  /** The address of the same database as the program's user, who owns nothing. */
  asProgram(ownerUrl: string): string;
  /** Makes a database of that name, empty or a copy of another that nobody uses; returns its address. */
  createDatabase(name: string, copyOf?: string): Promise<string>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/** Eight processes can open more than PostgreSQL's default of 100. */
const CONNECTIONS = ['-c max_connections=300'];

export async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-bench-'));
  const postgres = await startEmbeddedPostgres(folder, undefined, CONNECTIONS);
  // The data may be elsewhere, linked from the folder.
  const data = await realpath(join(folder, 'postgres'));
  return {
    url: postgres.ownerUrl,
    asProgram(ownerUrl) {
      const url = new URL(postgres.url);
      url.pathname = new URL(ownerUrl).pathname;
      return url.href;
    },
    async createDatabase(name, copyOf = 'template1') {
      const client = new Client({ connectionString: postgres.ownerUrl });
      await client.connect();
      try {
        await client.query(`create database ${name} template ${copyOf}`);
      } finally {
        await client.end();
      }
      const url = new URL(postgres.ownerUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await postgres.stop();
      await rm(data, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
