import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolConfig } from 'pg';
import { alone } from './alone.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { ScopedPool } from './scoped-pool.ts';
import { nameStatements } from './statement-names.ts';

/** The application's connection to PostgreSQL: Prisma's client over a pool of `pg` connections. */
export type Database = PrismaClient;

/** The client inside an interactive transaction: without methods that make no sense there. */
export type Transaction = Prisma.TransactionClient;

export type DatabaseOptions = {
  /** The most connections of this process; default 10. */
  poolSize?: number;
  /**
   * How long to wait for a connection, in milliseconds; default 2000, so that a person gets an answer within Slack's 3
   * s.
   */
  connectTimeoutMs?: number;
  /** When PostgreSQL gives up on one statement, in milliseconds; default 10 000. */
  statementTimeoutMs?: number;
  /** How long one interactive transaction may take, in milliseconds; default 10 000. Slack waits 3 s for an answer. */
  transactionTimeoutMs?: number;
  /** Called when a connection breaks while idle; the pool replaces it. */
  onConnectionError?: (error: Error) => void;
};

/**
 * Opens the database at `url`, for the workspace that a caller works for: see `inWorkspace`. It connects at the first
 * query, so this never fails; when the database is down, that query throws an error that `isUnavailable` recognises.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  return open(url, options, config => new ScopedPool(config));
}

/**
 * Opens the database at `url` with the rows of every workspace, which only the owner of the tables may see: for tools.
 */
export function openWholeDatabase(url: string, options: DatabaseOptions = {}): Database {
  return open(url, options, config => new Pool(config));
}

function open(url: string, options: DatabaseOptions, poolOf: (config: PoolConfig) => Pool): Database {
  const { poolSize = 10, connectTimeoutMs = 2000, onConnectionError } = options;
  const { statementTimeoutMs = 10_000, transactionTimeoutMs = 10_000 } = options;
  const report = onConnectionError ?? (() => {});
  const nameOf = nameStatements();
  const config: PoolConfig = {
    connectionString: url,
    max: poolSize,
    // Keeps connections with prepared statements for a press after a quiet time; a new connection costs about 30 ms.
    min: Math.min(2, poolSize),
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    // For a server that stops answering and can't time out itself.
    query_timeout: statementTimeoutMs + 2_000,
    // Releases the locks of a process that died with an open transaction.
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    // Notices a firewall that dropped quiet connections before a person waits for one of them.
    keepAliveInitialDelayMillis: 30_000,
    application_name: 'foyer',
  };
  const prisma = {
    onPoolError: report,
    onConnectionError: report,
    disposeExternalPool: true,
    statementNameGenerator: ({ sql }: { sql: string }) => nameOf(sql),
  };
  const { provider, adapterName } = new PrismaPg(config);
  let pool: Pool | undefined;
  const connect = () => {
    pool = poolOf(config);
    return new PrismaPg(pool, prisma).connect();
  };
  const client = new PrismaClient({
    // After it was closed, Prisma connects again at the next query.
    adapter: { provider, adapterName, connect },
    errorFormat: 'minimal',
    transactionOptions: { maxWait: connectTimeoutMs, timeout: transactionTimeoutMs },
  });
  const db = alone(client);
  uses.set(db, () => ({
    total: pool?.totalCount ?? 0,
    idle: pool?.idleCount ?? 0,
    waiting: pool?.waitingCount ?? 0,
  }));
  return db;
}

/** How the connections of this process are used. */
export interface PoolUse {
  total: number;
  idle: number;
  /** Requests that wait for one. */
  waiting: number;
}

const uses = new WeakMap<Database, () => PoolUse>();

/** How the connections of a database that was opened here are used now. */
export const poolUse = (db: Database): PoolUse => uses.get(db)?.() ?? { total: 0, idle: 0, waiting: 0 };

/** Closes all connections after their running queries. */
export async function closeDatabase(db: Database): Promise<void> {
  await db.$disconnect();
}

/** Does the database answer a trivial query now? */
export async function isReachable(db: Database): Promise<boolean> {
  try {
    await db.$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}
