import { type Client, escapeIdentifier } from 'pg';

/** The schema in which the program finds a view of each table, with the rows of one workspace alone. */
export const SCOPED = 'scoped';

/** Tables that are read before it is known which workspace asks, though their rows are of one. */
const WHOLE = ['installations'];

/** The columns that each view shows: all but the workspace where only the database writes it. */
const SHOWN = `
  select c.relname as name, a.attname as column, a.attnum as place
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
    and c.relname <> all(array[${WHOLE.map(name => `'${name}'`).join()}])
    and (a.attname <> 'workspace_id' or not a.atthasdef)
    and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')`;

/** The views that are there and lack or exceed what they should show, with what that is; null: the table is gone. */
const DIFFERENT = `
  with wanted as (select name::text, string_agg(quote_ident("column"), ', ' order by place) as shown
      from (${SHOWN}) as shown group by name),
    there as (select c.relname::text as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as shown
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relkind = 'v' and c.relnamespace = to_regnamespace('${SCOPED}') group by c.relname)
  select name, wanted.shown from wanted full join there using (name)
  where wanted.shown is distinct from there.shown`;

/**
 * Makes the views what they should be: each table that names the workspace of its rows has one, whatever its columns are
 * by now. Views that are right stay as they are, so nobody waits for them. A view leaves every index usable;
 * row-level security would not (docs/isolation.md).
 * @param owner a connection of the database's owner, in a transaction
 * @param role the program's; null: it owns the tables itself
 */
export async function renewScopedViews(owner: Client, role: string | null): Promise<void> {
  const { rows } = await owner.query<{ known: boolean }>(
    `select to_regprocedure('foyer_workspace()') is not null as known`,
  );
  if (!rows[0]?.known) return;
  await owner.query(`
    do $$
    declare
      view record;
      made text;
    begin
      create schema if not exists ${SCOPED};
      for view in ${DIFFERENT} loop
        if view.shown is null then
          execute format('drop view ${SCOPED}.%I', view.name);
          continue;
        end if;
        made := format('create or replace view ${SCOPED}.%1$I as select %2$s from %3$I.%1$I
          where coalesce(workspace_id = (select %3$I.foyer_workspace()), false) with local check option',
          view.name, view.shown, current_schema());
        begin
          -- It adds columns at the end, and refuses everything else.
          execute made;
        exception when invalid_table_definition then
          execute format('drop view ${SCOPED}.%I', view.name);
          execute made;
        end;
      end loop;
    end $$`);
  if (role) await grantViews(owner, role);
}

/**
 * Waits until nobody uses the views of those tables, nor the tables. In this order, because statements take them in this
 * order: the view, then its table.
 */
export async function lockViews(owner: Client, tables: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ views: string | null }>(
    `select string_agg(format('%I.%I', schemaname, viewname), ', ' order by viewname) as views
     from pg_views where schemaname = '${SCOPED}' and viewname = any($1)`,
    [tables],
  );
  if (rows[0]?.views) await owner.query(`lock table ${rows[0].views} in access exclusive mode`);
}

/** A migration can't remove a column that a view shows, or change its type. */
export async function dropScopedViews(owner: Client): Promise<void> {
  await owner.query(`
    do $$
    declare
      made text;
    begin
      for made in select format('drop view ${SCOPED}.%I', viewname) from pg_views where schemaname = '${SCOPED}'
      loop
        execute made;
      end loop;
    end $$`);
}

/** Is there a view for each of those tables, with its columns? Not after Prisma's own CLI has migrated. */
export async function hasScopedViews(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ same: boolean }>(`select not exists (${DIFFERENT}) as same`);
  return rows[0]?.same === true;
}

/** Lets the program use the views instead of the tables; the audit log it can only read and add to. */
export async function grantViews(owner: Client, role: string): Promise<void> {
  const to = escapeIdentifier(role);
  await owner.query(`
    grant usage on schema ${SCOPED} to ${to};
    grant select, insert, update, delete on all tables in schema ${SCOPED} to ${to};
    revoke update, delete on ${SCOPED}.audit_entries from ${to}`);
  const { rows } = await owner.query<{ tables: string | null }>(
    `select string_agg(format('%I.%I', current_schema(), viewname), ', ') as tables
     from pg_views where schemaname = '${SCOPED}'`,
  );
  if (rows[0]?.tables) await owner.query(`revoke all on ${rows[0].tables} from ${to}`);
}
