import { randomBytes } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { closeDatabase, type Database, openWholeDatabase } from '../../src/database/client.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { scratchFolder } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that each test database copies, as the program's role. */
    templateUrl: string;
    /** The same as its owner. */
    templateOwnerUrl: string;
  }
}

// A test run's PostgreSQL has to be fast, because its data ends with the run. Each test opens a dozen connections, so a
// password is hashed once instead of 4,096 times.
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'scram_iterations=1',
  // Files run at the same time, and some start eight processes with pools of their own.
  'max_connections=400',
];

/** Once per test run: one PostgreSQL in a temporary folder, with a migrated database to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await scratchFolder('foyer-test-');
  const server = await startEmbeddedPostgres(
    folder,
    () => {},
    FAST.flatMap(setting => ['-c', setting]),
  );
  const tearDown = async () => {
    await server.stop();
    // The data may be elsewhere, linked from the folder.
    await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url, server.ownerUrl);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('templateUrl', server.url);
  project.provide('templateOwnerUrl', server.ownerUrl);
  return tearDown;
}

/** Timeouts that only end what would never end: a busy machine must not make a test fail. */
export const patient = {
  connectTimeoutMs: 60_000,
  statementTimeoutMs: 120_000,
  transactionTimeoutMs: 120_000,
};

export type TestDatabase = {
  /** As the program's role, without more rights than it has outside tests. */
  url: string;
  /** As the role that owns the tables. */
  ownerUrl: string;
  /** As the owner, with the rows of every workspace. */
  db: Database;
  /** Closes `db` and removes the database, even with open connections. */
  drop(): Promise<void>;
};

/** A new database: migrated, empty, on the test run's PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = new URL(inject('templateUrl')).pathname.slice(1);
  // Copies files: copying through the log takes twice as long, and only durable data needs it.
  await administer(`create database ${name} template ${template} strategy file_copy`);
  const { url, ownerUrl } = urlsOf(name);
  const db = openWholeDatabase(ownerUrl, { poolSize: 5, ...patient });
  return {
    url,
    ownerUrl,
    db,
    async drop() {
      await closeDatabase(db);
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** A new empty database, even without migrations, as the program's role and as its owner. */
export async function createEmptyDatabase(): Promise<{
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} template template0`);
  return { ...urlsOf(name), drop: () => administer(`drop database if exists ${name} with (force)`) };
}

function urlsOf(database: string): { url: string; ownerUrl: string } {
  const [url, ownerUrl] = (['templateUrl', 'templateOwnerUrl'] as const).map(key => {
    const found = new URL(inject(key));
    found.pathname = `/${database}`;
    return found.href;
  });
  return { url: url ?? '', ownerUrl: ownerUrl ?? '' };
}

async function administer(sql: string): Promise<void> {
  const url = new URL(inject('templateOwnerUrl'));
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
