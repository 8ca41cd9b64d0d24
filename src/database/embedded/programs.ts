import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Account } from './account.ts';

export type Outcome = { code: number | null; output: string };

/**
 * Runs one of PostgreSQL's own programs to its end, in its own session, so that Ctrl-C in a terminal doesn't stop it,
 * and without environment settings that would change what it does (PGPORT, LANG …).
 */
export function runProgram(folder: string, name: string, args: string[], account: Account): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(folder, name), args, {
      ...account,
      cwd: '/',
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', error =>
      reject(new Error(`PostgreSQL's ${name} cannot be run: ${error.message}`, { cause: error })),
    );
    child.on('close', code => resolve({ code, output: output.trim() }));
  });
}
