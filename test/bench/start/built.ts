import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildProgram, builtFrom } from '../../../container/program.ts';

const root = join(import.meta.dirname, '../../..');
const MAIN = 'src/main.ts';

/** Foyer as the image has it, beside the installed packages; `await using` removes it. */
export async function builtFoyer(): Promise<{ program: URL } & AsyncDisposable> {
  const parent = join(root, 'node_modules/.cache');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'foyer-built-'));
  await symlink(join(root, 'prisma'), join(folder, 'prisma'));
  await buildProgram([MAIN], folder);
  return {
    program: pathToFileURL(join(folder, builtFrom(MAIN))),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
