import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Child, startChild } from '../children.ts';

/** A Foyer that serves many workspaces, and how long it took from its start until it was ready. */
export interface Foyer extends Child<string> {
  startedInMs: number;
}

export async function startFoyer(settings: Record<string, string>): Promise<Foyer> {
  const start = performance.now();
  const child = await startChild(
    new URL('../../../src/main.ts', import.meta.url),
    {
      SLACK_BOT_TOKEN: '',
      SLACK_APP_TOKEN: '',
      SLACK_COMMAND: '/invite',
      DATABASE_OWNER_URL: '',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...settings,
    },
    line => z.string().nullable().catch(null).parse(line.url),
  );
  return { ...child, startedInMs: performance.now() - start };
}

/** The memory that a process holds, in MB (RSS). */
export async function memoryOf({ pid }: { pid: number }): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}
