import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One step of a start: what is done in it, and the folder that it fills, if any. */
export interface Step {
  what: string;
  fills?: string;
}

/** Runs a step, and may say so. */
export type RunStep = <Result>(step: Step, work: () => Promise<Result>) => Promise<Result>;

/** Says nothing. */
export const silently: RunStep = (_step, work) => work();

/** Says what each step does, then how long it took and how much it put on the disk. */
export function aloud(write: (text: string) => void): RunStep {
  return async ({ what, fills }, work) => {
    write(`${what} … `);
    const began = performance.now();
    const result = await work();
    const seconds = `${((performance.now() - began) / 1_000).toFixed(1)} s`;
    write(fills ? `${seconds}, ${await megabytesIn(fills)} MB\n` : `${seconds}\n`);
    return result;
  };
}

async function megabytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter(entry => entry.isFile())
    .map(entry =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1e6);
}
