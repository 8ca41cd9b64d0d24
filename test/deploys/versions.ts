import { createHash } from 'node:crypto';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migration } from '../../src/database/migration-files.ts';
import type { ElsewhereProgram } from '../support/process.ts';
import { scratchFolder } from '../support/scratch.ts';

const root = join(import.meta.dirname, '../..');

/** A migration that no version has yet. */
export function laterMigration(label: string, sql: string): Migration {
  return {
    name: `29991231235959_${label}`,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  };
}

/** A newer version: today's program with one more migration. */
export type NewerVersion = ElsewhereProgram & AsyncDisposable;

/** Copies the program into a folder of its own, with one more migration. */
export async function newerVersion({ name, sql }: Migration): Promise<NewerVersion> {
  const folder = await scratchFolder('foyer-newer-');
  for (const part of ['src', 'prisma', 'manifest', 'package.json']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await mkdir(join(folder, 'prisma/migrations', name));
  await writeFile(join(folder, 'prisma/migrations', name, 'migration.sql'), sql);
  return {
    folder,
    account: undefined,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
