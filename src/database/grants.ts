import { type Client, escapeIdentifier } from 'pg';
import type { Database } from './client.ts';
import { grantViews, SCOPED } from './scoped-views.ts';

/** The schema of the job queue. */
const QUEUE = 'graphile_worker';
/** Graphile Worker denies its tables to everybody except their owner, unless a policy allows it. */
const POLICY = 'foyer_program';

/**
 * Grants the program's role what it needs: the views of one workspace's rows instead of the tables, and on the audit log
 * only reading and adding. It owns nothing, so it can't change or remove an entry, nor disable the trigger that refuses
 * this. Default privileges and the next start cover tables of later migrations.
 * @param owner a connection of the database's owner, who has migrated it
 */
export async function grantTo(owner: Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ schema: string; own: boolean }>(
    'select current_schema() as schema, current_user = $1 as own',
    [role],
  );
  const [{ schema: name, own } = { schema: 'public', own: true }] = rows;
  if (own) return;
  const [schema, to] = [name, role].map(escapeIdentifier);
  await owner.query('begin');
  try {
    await owner.query(`
      grant usage on schema ${schema}, ${QUEUE} to ${to};
      grant select, insert, update, delete on all tables in schema ${schema}, ${QUEUE} to ${to};
      grant usage, select on all sequences in schema ${schema}, ${QUEUE} to ${to};
      revoke all on _prisma_migrations from ${to};
      grant select on _prisma_migrations to ${to};
      alter default privileges in schema ${schema}
        grant select, insert, update, delete on tables to ${to};
      alter default privileges in schema ${schema} grant usage, select on sequences to ${to};
      alter default privileges in schema ${schema} grant execute on functions to ${to}`);
    await grantViews(owner, role);
    await grantFunctions(owner, [name, QUEUE], to ?? '');
    await openQueue(owner, role, to ?? '');
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw new Error(
      `The database's owner "${owner.user}" can't give the user "${role}" its rights: ${(error as Error).message}. Set DATABASE_OWNER_URL to the role that owns the tables.`,
      { cause: error },
    );
  }
}

/** An extension's functions belong to the role that added it, and everybody can call them. */
async function grantFunctions(owner: Client, schemas: string[], to: string): Promise<void> {
  const { rows } = await owner.query<{ signature: string }>(
    `select oid::regprocedure::text as signature from pg_proc
     where pronamespace = any($1::regnamespace[]) and prokind = 'f' and pg_has_role(proowner, 'USAGE')`,
    [schemas.map(escapeIdentifier)],
  );
  if (rows.length === 0) return;
  await owner.query(
    `grant execute on function ${rows.map(({ signature }) => signature).join(', ')} to ${to}`,
  );
}

/** Creates only missing policies: creating one waits for everybody who uses the table. */
async function openQueue(owner: Client, role: string, to: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', $1::text, relname) as name from pg_class
     where relnamespace = $1::regnamespace and relrowsecurity and not exists (
       select 1 from pg_policies
       where schemaname = $1 and tablename = relname and policyname = $2 and $3::name = any(roles))`,
    [QUEUE, POLICY, role],
  );
  for (const { name } of rows) {
    await owner.query(`drop policy if exists ${POLICY} on ${name}`);
    await owner.query(`create policy ${POLICY} on ${name} to ${to} using (true) with check (true)`);
  }
}

/**
 * The program's role, when it can change the audit log; null when it can only read and add. An owner of the table or
 * its schema, and a superuser, can do everything with it.
 */
export async function roleThatChangesAuditLog(db: Database): Promise<string | null> {
  const [found] = await db.$queryRaw<{ role: string }[]>`
    select current_user::text as role
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relname = 'audit_entries' and c.relkind in ('r', 'v') and n.nspname <> 'pg_catalog' and (
      pg_has_role(c.relowner, 'MEMBER') or pg_has_role(n.nspowner, 'MEMBER')
      or has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
      or has_any_column_privilege(c.oid, 'UPDATE'))`;
  return found?.role ?? null;
}

/**
 * The program's role, when it could read rows of every workspace past the views; null when it can't. Statements find one
 * workspace's rows either way; that nothing else is possible takes a second role, which owns the tables.
 */
export async function roleThatSeesEveryWorkspace(db: Database): Promise<string | null> {
  const [found] = await db.$queryRaw<{ role: string }[]>`
    select current_user::text as role
    from pg_class c join pg_views v on v.schemaname = ${SCOPED} and v.viewname = c.relname
    where c.relkind in ('r', 'p') and (pg_has_role(c.relowner, 'MEMBER') or has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE'))
    limit 1`;
  return found?.role ?? null;
}
