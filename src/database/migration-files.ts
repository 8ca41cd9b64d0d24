import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type Migration = {
  /** The name of its folder, e.g. "20261122120000_init". */
  name: string;
  sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma records it. */
  checksum: string;
};

const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));

/** Reads the migrations of this version of Foyer, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
  return Promise.all(names.sort().map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const content = await readFile(`${migrationsFolder}/${name}/migration.sql`);
  return {
    name,
    sql: content.toString('utf8'),
    checksum: createHash('sha256').update(content).digest('hex'),
  };
}
