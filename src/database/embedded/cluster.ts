import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter } from './account.ts';
import type { Binaries } from './binaries.ts';
import { runProgram } from './programs.ts';

/** One PostgreSQL cluster on disk and what is needed to run it. */
export type Cluster = {
  /** PostgreSQL's own data folder. */
  data: string;
  log: string;
  password: string;
  account: Account;
  binaries: Binaries;
};

// Root keeps the data here when PostgreSQL's account can't enter the data folder.
const ELSEWHERE = '/var/lib/foyer';

// Only 127.0.0.1, no sockets in shared folders, times independent of the machine's zone, and a log without the data of
// refused statements.
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = log
log_min_error_statement = panic
log_checkpoints = off
`;

/**
 * Finds the cluster in `<dataDir>/postgres`, or creates one. If two processes create it at the same time, one cluster
 * remains: each prepares it elsewhere and moves it into place whole.
 */
export async function findOrCreateCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account,
  log: (line: string) => void,
): Promise<Cluster> {
  const place = join(resolve(dataDir), 'postgres');
  if (!(await lstat(place).catch(() => undefined))) await create(place, binaries, account, log);
  return open(place, binaries, account);
}

async function open(place: string, binaries: Binaries, account: Account): Promise<Cluster> {
  // The folder may be a link to one that the account can enter.
  const home = await realpath(place).catch(error => refuse(place, error));
  const data = join(home, 'data');
  const read = async (file: string) =>
    (await readFile(file, 'utf8').catch(error => refuse(place, error))).trim();
  const found = await read(join(data, 'PG_VERSION'));
  if (found !== binaries.version.split('.')[0])
    throw new Error(
      `The data in ${place} is PostgreSQL ${found}'s, and this version of Foyer brings PostgreSQL ${binaries.version}. With the Foyer that made it, run “npm run backup -- --to FILE”. Then move ${place} away, and here run “npm run restore -- --from FILE”.`,
    );
  const password = await read(join(home, 'password'));
  const owner = await ownerOf(home, data, account);
  if (!canEnter(owner, data) && !(await admit(owner, dirname(home)))) throw unreachable(dirname(home));
  return { data, log: join(home, 'server.log'), password, account: owner, binaries };
}

async function ownerOf(home: string, data: string, account: Account): Promise<Account> {
  if (account === undefined) return undefined;
  const { uid, gid } = await stat(data);
  // A cluster keeps its owner, whatever users the machine gets later.
  if (uid !== 0) return { uid, gid };
  // Root copied or restored it, but can't run it.
  await promisify(execFile)('chown', ['-R', `${account.uid}:${account.gid}`, home]);
  return account;
}

function refuse(place: string, error: NodeJS.ErrnoException): never {
  if (error.code === 'EACCES' || error.code === 'EPERM')
    throw new Error(
      `The database in ${place} belongs to another user. Start Foyer as that user, or set DATA_DIR.`,
      { cause: error },
    );
  throw new Error(
    `${place} is there but holds no database of Foyer's (${error.code}). Put the data back, or move the folder away to start with an empty database.`,
    { cause: error },
  );
}

async function create(
  place: string,
  binaries: Binaries,
  account: Account,
  log: (line: string) => void,
): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const elsewhere = await mustMove(dirname(place), account);
  const name = `postgres-${randomBytes(6).toString('hex')}`;
  if (elsewhere) await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  const draft = join(elsewhere ? ELSEWHERE : dirname(place), name);
  try {
    await initialise(draft, binaries, account);
    await (elsewhere ? symlink(draft, place) : rename(draft, place));
    if (elsewhere)
      log(
        `PostgreSQL cannot run as root, and its user cannot reach ${dirname(place)}: the data is kept in ${draft}, linked from ${place}`,
      );
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    // Another process was first; use its cluster.
    if (code !== 'EEXIST' && code !== 'ENOTEMPTY') throw error;
  }
}

/** Does a parent folder, which isn't ours to open, keep the account out? */
async function mustMove(folder: string, account: Account): Promise<boolean> {
  if (await admit(account, folder)) return false;
  // A mounted folder is meant to outlive this machine, so the data must not go elsewhere.
  if ((await stat(folder)).dev === (await stat('/')).dev) return true;
  throw unreachable(folder);
}

/** Lets the account enter our own data folder; returns whether it can now. */
async function admit(account: Account, folder: string): Promise<boolean> {
  if (canEnter(account, folder)) return true;
  if (!canEnter(account, dirname(folder))) return false;
  await chmod(folder, (await stat(folder)).mode | 0o011);
  return canEnter(account, folder);
}

function unreachable(folder: string): Error {
  return new Error(
    `PostgreSQL refuses to run as root, and the user it runs as cannot enter ${folder}. Set DATA_DIR to a folder outside private homes (for example /var/lib/foyer), start Foyer as an ordinary user, or set DATABASE_URL.`,
  );
}

async function initialise(draft: string, binaries: Binaries, account: Account): Promise<void> {
  const data = join(draft, 'data');
  const password = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  if (account) for (const path of [draft, password]) await chown(path, account.uid, account.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=foyer', '--auth=scram-sha-256', `--pwfile=${password}`];
  const { code, output } = await runProgram(
    binaries.folder,
    'initdb',
    [`--pgdata=${data}`, ...access, ...locale, '--no-instructions'],
    account,
  );
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder ${data}: ${output}`);
  await writeFile(join(data, 'postgresql.conf'), SETTINGS, { flag: 'a' });
}
