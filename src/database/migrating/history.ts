import type { Client } from 'pg';
import type { Migration } from '../migration-files.ts';

export type AppliedRow = { migration_name: string; checksum: string; finished: boolean; logs: string | null };

/** A migration whose name ends so removes what older versions use. They read its name in the database. */
const BREAKING = /_breaking$/u;

/** What the database lacks, and what this version doesn't know because a newer one has migrated. */
export interface Comparison {
  pending: Migration[];
  newer: string[];
}

/**
 * Compares this version's migrations with those that were applied. Migrations are additive, so a version runs beside a
 * newer one's schema: a rolling update has both for a while.
 * @throws Error with a sentence when this version can't use the database
 */
export function compare(migrations: readonly Migration[], applied: readonly AppliedRow[]): Comparison {
  const known = new Map(migrations.map(migration => [migration.name, migration]));
  const newer: string[] = [];
  for (const { migration_name: name, checksum, finished, logs } of applied) {
    if (!finished)
      throw new Error(
        `The migration "${name}" was left unfinished in this database. Fix it, then mark it with "prisma migrate resolve".${logs ? ` It ended with: ${logs}` : ''}`,
      );
    const migration = known.get(name);
    if (migration === undefined) newer.push(name);
    else if (checksum !== migration.checksum)
      throw new Error(
        `The migration "${name}" was changed after it had been applied to this database. Restore its file, and put changes into a new migration.`,
      );
  }
  const done = new Set(applied.map(row => row.migration_name));
  const pending = migrations.filter(migration => !done.has(migration.name));
  refuseUnusable(newer, pending);
  return { pending, newer };
}

function refuseUnusable(newer: readonly string[], pending: readonly Migration[]): void {
  const breaking = newer.find(name => BREAKING.test(name));
  if (breaking)
    throw new Error(
      `The database has the migration "${breaking}" of a newer Foyer, and older versions can’t run on it. Start that version or a later one.`,
    );
  const [lacking] = pending;
  if (newer[0] && lacking)
    throw new Error(
      `The database has the migration "${newer[0]}", which this version of Foyer doesn’t know, and lacks "${lacking.name}". Start a version that has both.`,
    );
}

/** Says that a newer version has migrated the database. */
export function newerSchema(names: readonly string[]): string {
  return `A newer Foyer has migrated this database (${names.join(', ')}). This older version runs beside it. Start the newer one everywhere soon.`;
}

/** The table exactly as Prisma's schema engine creates it. */
export async function createBookkeeping(client: Client): Promise<void> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`);
}

/** What was applied, in its order; nothing before the first migration. */
export async function readApplied(client: Client): Promise<AppliedRow[]> {
  const { rows: found } = await client.query<{ has: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as has`,
  );
  if (!found[0]?.has) return [];
  const { rows } = await client.query<AppliedRow>(
    `select migration_name, checksum, finished_at is not null as finished, logs
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}
