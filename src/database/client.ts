import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { nameStatements } from './statement-names.ts';

/** The application's way to PostgreSQL: Prisma's client over a pool of `pg` connections. */
export type Database = PrismaClient;

/** What an interactive transaction hands to its function: the client without what makes no sense inside one. */
export type Transaction = Prisma.TransactionClient;

export type DatabaseOptions = {
  /** Connections this process holds at most; default 10. */
  poolSize?: number;
  /** How long to wait for a connection, in milliseconds; default 2000, so that a person hears within Slack's 3 s. */
  connectTimeoutMs?: number;
  /** When PostgreSQL gives up on one statement, in milliseconds; default 10 000. */
  statementTimeoutMs?: number;
  /** How long one interactive transaction may take, in milliseconds; default 10 000. Slack waits 3 s for an answer. */
  transactionTimeoutMs?: number;
  /** Hears of connections that broke while idle; the pool replaces them by itself. */
  onConnectionError?: (error: Error) => void;
};

/**
 * Opens the database at `url`. Nothing is connected until the first query, so this never fails by itself; a
 * database that is down shows in the query, as an error that `isUnavailable` recognises.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { poolSize = 10, connectTimeoutMs = 2000, onConnectionError } = options;
  const { statementTimeoutMs = 10_000, transactionTimeoutMs = 10_000 } = options;
  const report = onConnectionError ?? (() => {});
  const nameOf = nameStatements();
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      // A press after a quiet while finds connections that know their statements; a new one costs it some 30 ms.
      min: Math.min(2, poolSize),
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: statementTimeoutMs,
      // For a server that fell silent and cannot time out by itself.
      query_timeout: statementTimeoutMs + 2_000,
      // A process that dies with a transaction open must not hold its locks.
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
      // A firewall that forgets quiet connections is noticed before a person waits for one of them.
      keepAliveInitialDelayMillis: 30_000,
      application_name: 'foyer',
    },
    { onPoolError: report, onConnectionError: report, statementNameGenerator: ({ sql }) => nameOf(sql) },
  );
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: connectTimeoutMs, timeout: transactionTimeoutMs },
  });
}

/** Ends all connections; waits for queries that run. */
export async function closeDatabase(db: Database): Promise<void> {
  await db.$disconnect();
}

/** Whether the database answers a trivial query now. */
export async function isReachable(db: Database): Promise<boolean> {
  try {
    await db.$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}
