import { randomBytes } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { closeDatabase, type Database, openDatabase } from '../../src/database/client.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that each test database is a copy of. */
    templateUrl: string;
  }
}

// What a test run wants of PostgreSQL: speed, for its data ends with the run.
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** Once per test run: one PostgreSQL in a temporary folder, with a migrated database to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-test-'));
  const server = await startEmbeddedPostgres(
    folder,
    () => {},
    FAST.flatMap(setting => ['-c', setting]),
  );
  const tearDown = async () => {
    await server.stop();
    // The data may stand elsewhere, linked from the folder.
    await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('templateUrl', server.url);
  return tearDown;
}

/** A busy machine makes nothing fail: these end what would never end. */
export const patient = {
  connectTimeoutMs: 60_000,
  statementTimeoutMs: 120_000,
  transactionTimeoutMs: 120_000,
};

export type TestDatabase = {
  url: string;
  db: Database;
  /** Closes `db` and removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
};

/** A database of one's own: migrated, empty, on the test run's PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = new URL(inject('templateUrl'));
  // Files copied as they are: half the time of the copy through the log, which only durable data needs.
  await administer(`create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const db = openDatabase(url.href, { poolSize: 5, ...patient });
  return {
    url: url.href,
    db,
    async drop() {
      await closeDatabase(db);
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** A database of one's own with nothing in it, not even migrations. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  await administer(`create database ${name} template template0`);
  return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) };
}

async function administer(sql: string): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
