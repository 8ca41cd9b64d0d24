import type { Client } from 'pg';
import { grantTo } from './grants.ts';
import { apply } from './migrating/apply.ts';
import { canMigrate, connect, roleOf } from './migrating/connection.ts';
import { compare, createBookkeeping, newerSchema, readApplied } from './migrating/history.ts';
import { limit, MIGRATION_LOCK, type Patience, untilUnlocked } from './migrating/patience.ts';
import { hasQueue, migrateQueue } from './migrating/queue.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { hasScopedViews, renewScopedViews } from './scoped-views.ts';

/** How to migrate. */
export interface Migrating extends Patience {
  /** In their order; absent: those of this version. */
  migrations?: readonly Migration[] | undefined;
  /** Called with a sentence when a newer version has migrated the database; this one can run beside it. */
  onNewer?: ((sentence: string) => void) | undefined;
}

/**
 * Migrates the database: Foyer's migrations, then the job queue's, then the grants of the program's role. Processes
 * that start together wait for each other (PostgreSQL's advisory lock); each migration is one transaction. It uses
 * Prisma's own table (`_prisma_migrations`), so `prisma migrate status` and `deploy` agree with it.
 *
 * Returns the names of the migrations it applied. Throws, with a sentence, when a newer Foyer migrated the database in
 * a way that this one can't follow, when somebody edited an applied migration's file, when a migration fails or doesn't
 * get its locks (it leaves nothing behind), or when the role lacks the rights to finish.
 * @param databaseUrl the database as the program's role
 * @param ownerUrl the same as the role that owns it, when that is another one
 */
export async function migrate(
  databaseUrl: string,
  ownerUrl = databaseUrl,
  { migrations: given, onNewer, ...patience }: Migrating = {},
): Promise<string[]> {
  const setting = ownerUrl === databaseUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  const owner = await connect(ownerUrl, setting);
  try {
    if (ownerUrl === databaseUrl && !(await canMigrate(owner))) {
      const why = `The database needs migrations, and the user "${owner.user}" can't make them. Set DATABASE_OWNER_URL to the database's owner, then start again.`;
      await check(owner, databaseUrl, { onNewer, lacks: () => why });
      return [];
    }
    const role = ownerUrl === databaseUrl ? null : await roleOf(databaseUrl, owner.database);
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await limit(owner, patience);
    const migrations = given ?? (await readMigrations());
    await createBookkeeping(owner);
    const { pending, newer } = compare(migrations, await readApplied(owner));
    if (newer.length > 0) onNewer?.(newerSchema(newer));
    for (const migration of pending) await apply(owner, migration, { role, ...patience });
    if (!(await hasScopedViews(owner)))
      await untilUnlocked(owner, 'Making the views of one workspace’s rows', () =>
        renewScopedViews(owner, role),
      );
    await migrateQueue(ownerUrl);
    if (role) await grantTo(owner, role);
    return pending.map(migration => migration.name);
  } finally {
    await owner.end().catch(() => {});
  }
}

/**
 * For a start that leaves migrating to `npm run migrate`: changes nothing.
 * @throws Error with a sentence when the database lacks migrations
 */
export async function requireMigrated(
  databaseUrl: string,
  { onNewer }: Pick<Migrating, 'onNewer'> = {},
): Promise<void> {
  const client = await connect(databaseUrl, 'DATABASE_URL');
  const lacks = (names: string[]) =>
    `The database lacks ${names.length === 1 ? 'a migration' : `${names.length} migrations`} (${names.join(', ')}), and MIGRATE_ON_START is false. Run “npm run migrate”, then start again.`;
  try {
    await check(client, databaseUrl, { onNewer, lacks });
  } finally {
    await client.end().catch(() => {});
  }
}

async function check(
  client: Client,
  databaseUrl: string,
  { onNewer, lacks }: Pick<Migrating, 'onNewer'> & { lacks(names: string[]): string },
): Promise<void> {
  const { pending, newer } = compare(await readMigrations(), await readApplied(client));
  if (newer.length > 0) onNewer?.(newerSchema(newer));
  const names = pending.map(({ name }) => name);
  if (names.length === 0 && !(await hasQueue(databaseUrl))) names.push('the job queue’s');
  if (names.length > 0) throw new Error(lacks(names));
}
