import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating system account of PostgreSQL; absent: our own. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as "postgres", or as "nobody" if there is no such user:
 * Foyer never creates a user. Everyone else runs it as themselves.
 */
export async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // No such user: try the next one.
    }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody" to run it as. Start Foyer as an ordinary user, or set DATABASE_URL.',
  );
}

/** Can the account enter the folder, through all its parents? */
export function canEnter(account: Account, folder: string): boolean {
  if (account === undefined) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { cwd: '/', ...account });
  return status === 0;
}
