import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeLiteral } from 'pg';
import { findAccount } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import { type Cluster, findOrCreateCluster } from './embedded/cluster.ts';
import { findRunning, startServer, stopServer } from './embedded/server.ts';
import { isUnavailable } from './errors.ts';

export type EmbeddedPostgres = {
  /** The connection string of Foyer's database, as the role that the program uses. */
  url: string;
  /** The same as the owner, who migrates it. */
  ownerUrl: string;
  /** Releases the server; the last process that uses it stops it. */
  stop(): Promise<void>;
};

const DATABASE = 'foyer';
// The first role of the cluster, which initdb creates; the other is the role that the program uses.
const OWNER = 'foyer';
const PROGRAM = 'foyer_program';
// Every process that uses the server takes this lock shared; the one that stops it takes it exclusively.
const USE_LOCK = 0x666f79;
// A server starts or stops within moments; after a crash it may take longer.
const PATIENCE_MS = 60_000;
// Another process started the server or took the port at the same moment, or the rest of a crashed server is ending.
const START_RACE = /lock file|shared memory block|could not bind|could not create any TCP/;

/**
 * Runs PostgreSQL 18 from npm's packages with its data in `<dataDir>/postgres`, on 127.0.0.1 and a free port, with a
 * random password that only the data folder's owner can read. If a server already runs on that folder (started by
 * another process of Foyer, or by one that was killed), this connects to it.
 *
 * The server has a session of its own: Ctrl-C or the end of this process doesn't stop it, only the last user's
 * `stop()`.
 *
 * @param log called with a line when something is worth knowing; nothing is printed.
 * @param flags PostgreSQL settings for a server that this starts, as `-c name=value` pairs.
 * @throws an error with one sentence that says what is wrong and what to do.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  log: (line: string) => void = () => {},
  flags: string[] = [],
): Promise<EmbeddedPostgres> {
  const account = await findAccount();
  const binaries = await findBinaries(account);
  const cluster = await findOrCreateCluster(dataDir, binaries, account, log);
  const { keeper, port } = await enter(cluster, flags, log);
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf({ user: PROGRAM, password: programPassword(cluster) }, port, DATABASE),
    ownerUrl: ownerUrlOf(cluster, port, DATABASE),
    stop() {
      stopping ??= leave(cluster, keeper);
      return stopping;
    },
  };
}

/** Connects to the running server or starts one, and keeps a connection open. */
async function enter(cluster: Cluster, flags: string[], log: (line: string) => void) {
  const deadline = performance.now() + PATIENCE_MS;
  while (true) {
    const running = await findRunning(cluster);
    try {
      const port = running ?? (await startServer(cluster, flags));
      const keeper = await hold(cluster, port);
      if (running) log(`joined the PostgreSQL that runs on ${cluster.data}`);
      return { keeper, port };
    } catch (error) {
      if (
        performance.now() > deadline ||
        !(isUnavailable(error) || START_RACE.test(`${(error as Error).cause}`))
      )
        throw new Error(`The embedded PostgreSQL cannot be used: ${(error as Error).message}`, {
          cause: error,
        });
      await pause(100);
    }
  }
}

async function hold(cluster: Cluster, port: number): Promise<Client> {
  const keeper = new Client({
    connectionString: ownerUrlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: 'foyer-keeper',
  });
  // When the server ends, the queries of its users fail.
  keeper.on('error', () => {});
  try {
    await keeper.connect();
    // Waits while another process stops the server, and then fails: the next attempt starts it again.
    await keeper.query('select pg_advisory_lock_shared($1)', [USE_LOCK]);
    const { rowCount } = await keeper.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await keeper.query(`create database ${DATABASE}`).catch(ignoreDuplicate);
    await createProgramRole(keeper, cluster);
    return keeper;
  } catch (error) {
    await keeper.end().catch(() => {});
    throw error;
  }
}

/** Also for a cluster of an older version; the migrations grant the role its rights. */
async function createProgramRole(keeper: Client, cluster: Cluster): Promise<void> {
  const { rowCount } = await keeper.query('select 1 from pg_roles where rolname = $1', [PROGRAM]);
  if (rowCount) return;
  const password = escapeLiteral(programPassword(cluster));
  await keeper.query(`create role ${PROGRAM} login password ${password}`).catch(ignoreDuplicate);
}

/** Derived from the owner's password, which it doesn't reveal: there is one secret to keep. */
function programPassword({ password }: Cluster): string {
  return createHmac('sha256', password).update(PROGRAM).digest('base64url');
}

async function leave(cluster: Cluster, keeper: Client): Promise<void> {
  try {
    await giveBack(cluster, keeper);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    // The server has crashed. If another process started it again, that one may have no user left.
    const port = await findRunning(cluster);
    const again = port && (await hold(cluster, port).catch(() => undefined));
    if (again) await giveBack(cluster, again);
  }
}

async function giveBack(cluster: Cluster, keeper: Client): Promise<void> {
  try {
    await keeper.query('select pg_advisory_unlock_shared($1)', [USE_LOCK]);
    const { rows } = await keeper.query('select pg_try_advisory_lock($1) as last', [USE_LOCK]);
    if (rows[0]?.last) await stopServer(cluster);
  } finally {
    await keeper.end().catch(() => {});
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  const made = ['42P04', '42710', '23505'];
  if (!made.includes(error.code ?? '')) throw error;
}

function ownerUrlOf({ password }: Cluster, port: number, database: string): string {
  return urlOf({ user: OWNER, password }, port, database);
}

function urlOf(role: { user: string; password: string }, port: number, database: string): string {
  return `postgresql://${role.user}:${role.password}@127.0.0.1:${port}/${database}`;
}
