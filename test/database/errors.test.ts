import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeDatabase,
  type Database,
  isReachable,
  openDatabase,
  type Transaction,
} from '../../src/database/client.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { isRetryable, isUnavailable } from '../../src/database/errors.ts';
import { migrate } from '../../src/database/migrate.ts';
import { until } from '../faults/until.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { killServer } from '../support/postgres-process.ts';
import { scratchFolder } from '../support/scratch.ts';

const createdAt = new Date('2026-03-02T09:00:00Z');
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => error as unknown,
  );

/** A promise, and the function that fulfils it. */
function gate() {
  return Promise.withResolvers<void>();
}

describe('a database that works', () => {
  let own: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    own = await createTestDatabase();
    db = own.db;
  });
  afterAll(() => own?.drop());

  const addWorkspace = (slackTeamId: string) =>
    db.workspace.create({ data: { slackTeamId, name: 'Lovelace', botUserId: 'UBOT', createdAt } });

  it('a working database is reachable', async () => {
    expect(await isReachable(db)).toBe(true);
  });

  it('a refused statement counts as neither unavailable nor worth a retry', async () => {
    await addWorkspace('T1');
    for (const error of [
      await failureOf(addWorkspace('T\0')),
      await failureOf(db.$queryRaw`select no_such_column`),
    ]) {
      expect(error).toBeInstanceOf(Error);
      expect([isUnavailable(error), isRetryable(error)]).toEqual([false, false]);
    }
  });

  it.each([
    ['disk left', '53100'],
    ['memory left', '53200'],
    ['connection left', '53300'],
    ['file that can be written', '58030'],
    ['right to write any more, because another server has taken over', '25006'],
  ])('a database without a %s counts as unavailable', async (_what, code) => {
    const raise = `do $$ begin raise exception 'It is so.' using errcode = '${code}'; end $$`;
    const error = await failureOf(db.$executeRawUnsafe(raise));
    expect([isUnavailable(error), isRetryable(error)]).toEqual([true, false]);
  });

  it('a statement that PostgreSQL ended because it took too long counts as unavailable', async () => {
    const work = async (tx: Transaction) => {
      await tx.$executeRaw`set local statement_timeout = 50`;
      await tx.$queryRaw`select pg_sleep(60)::text`;
    };
    const error = await failureOf(db.$transaction(work));
    expect([isUnavailable(error), isRetryable(error)]).toEqual([true, false]);
  });

  it('a transaction that took too long counts as unavailable, and nothing of it is there', async () => {
    const work = async (tx: Transaction) => {
      await tx.workspace.create({
        data: { slackTeamId: 'TLATE', name: 'Lovelace', botUserId: 'UBOT', createdAt },
      });
      await pause(100);
      await tx.workspace.count();
    };
    const error = await failureOf(db.$transaction(work, { maxWait: 60_000, timeout: 50 }));
    expect([isUnavailable(error), isRetryable(error)]).toEqual([true, false]);
    expect(await db.workspace.count({ where: { slackTeamId: 'TLATE' } })).toBe(0);
  });

  it('a row that another transaction has just added counts as worth a retry', async () => {
    for (const error of [
      await failureOf(addWorkspace('T1')),
      await failureOf(
        db.$executeRaw`insert into workspaces select * from workspaces where slack_team_id = 'T1'`,
      ),
    ]) {
      expect([isUnavailable(error), isRetryable(error)]).toEqual([false, true]);
    }
  });

  it('a deadlock counts as worth a retry, in models and in raw SQL', async () => {
    const [first, second] = [await addWorkspace('T2'), await addWorkspace('T3')];
    const byModel = await crossing(first.id, second.id, (tx, id) =>
      tx.workspace.update({ where: { id }, data: { name: 'x' } }),
    );
    const bySql = await crossing(
      first.id,
      second.id,
      (tx, id) => tx.$executeRaw`update workspaces set name = 'y' where id = ${id}::uuid`,
    );
    for (const error of [byModel, bySql]) {
      expect(isRetryable(error)).toBe(true);
      expect(isUnavailable(error)).toBe(false);
    }
  });

  it('a serialization failure counts as worth a retry', async () => {
    const { id } = await addWorkspace('T4');
    const read = gate();
    const written = gate();
    const loser = failureOf(
      db.$transaction(
        async tx => {
          await tx.workspace.findUnique({ where: { id } });
          read.resolve();
          await written.promise;
          await tx.workspace.update({ where: { id }, data: { name: 'x' } });
        },
        { isolationLevel: 'Serializable' },
      ),
    );
    await read.promise;
    await db.workspace.update({ where: { id }, data: { name: 'y' } });
    written.resolve();
    expect(isRetryable(await loser)).toBe(true);
  });

  it('a full pool counts as unavailable', async () => {
    const narrow = openDatabase(own.url, { poolSize: 1, connectTimeoutMs: 100 });
    // The one connection is made, however long that takes, before it is the one that everybody wants.
    await until(() => isReachable(narrow), 'a connection');
    const taken = gate();
    const release = gate();
    const holder = narrow.$transaction(
      async tx => {
        await tx.workspace.count();
        taken.resolve();
        await release.promise;
      },
      { maxWait: 60_000, timeout: 60_000 },
    );
    await taken.promise;
    const errors = [
      await failureOf(narrow.workspace.count()),
      await failureOf(narrow.$transaction(tx => tx.workspace.count())),
    ];
    release.resolve();
    await holder;
    await closeDatabase(narrow);
    expect(errors.map(isUnavailable)).toEqual([true, true]);
  });

  it('a server that accepts a connection and says nothing counts as unavailable', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const client = new Client({ host: '127.0.0.1', port, connectionTimeoutMillis: 100 });
    client.on('error', () => {});
    const error = await failureOf(client.connect());
    silent.close();
    expect(error).toBeInstanceOf(Error);
    expect(isUnavailable(error)).toBe(true);
  });

  it('a connection ended by an administrator counts as unavailable', async () => {
    const started = gate();
    const error = failureOf(
      db.$transaction(async tx => {
        const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
        await db.$queryRaw`select pg_terminate_backend(${row?.pid}::int)`;
        started.resolve();
        await tx.workspace.count();
      }),
    );
    await started.promise;
    expect(isUnavailable(await error)).toBe(true);
  });

  /** Two transactions that write two rows in opposite order; returns the error of the one that lost. */
  async function crossing(
    a: string,
    b: string,
    write: (tx: Transaction, id: string) => PromiseLike<unknown>,
  ) {
    const mine = gate();
    const theirs = gate();
    const run = (one: string, two: string, own: typeof mine, other: typeof mine) =>
      failureOf(
        db.$transaction(async tx => {
          await write(tx, one);
          own.resolve();
          await other.promise;
          await write(tx, two);
        }),
      );
    const failures = await Promise.all([run(a, b, mine, theirs), run(b, a, theirs, mine)]);
    return failures.find(failure => failure !== undefined);
  }
});

describe('a database that stops', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await scratchFolder('foyer-gone-');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('a database that stops is unavailable for running and later queries, and reachable again once it is back', async () => {
    const server = await startEmbeddedPostgres(folder);
    await migrate(server.url, server.ownerUrl);
    const db = openDatabase(server.url, { connectTimeoutMs: 500 });
    await db.workspace.count();
    const inside = gate();
    const gone = gate();
    const running = failureOf(db.$queryRaw`select pg_sleep(20)::text`);
    const transaction = failureOf(
      db.$transaction(async tx => {
        await tx.workspace.count();
        inside.resolve();
        await gone.promise;
        await tx.workspace.count();
      }),
    );
    await inside.promise;
    await killServer(folder);
    gone.resolve();
    const errors = [
      await running,
      await transaction,
      await failureOf(db.workspace.count()),
      await failureOf(db.$queryRaw`select 1`),
      await failureOf(db.$transaction(tx => tx.workspace.count())),
      await failureOf(migrate(server.url)),
    ];
    expect(errors.filter(error => !isUnavailable(error))).toEqual([]);
    expect(await isReachable(db)).toBe(false);
    await closeDatabase(db);

    const again = await startEmbeddedPostgres(folder);
    const reopened = openDatabase(again.url);
    expect(await isReachable(reopened)).toBe(true);
    await closeDatabase(reopened);
    await again.stop();
    await server.stop();
  });
});
