import type { Many } from '../stage.ts';
import { type Belongings, foreignIn } from './belongings.ts';
import type { Place } from './place.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

interface Row {
  table: string;
  workspaceId: string;
  id: string | null;
  text: string;
}

/** Every row that names its workspace, and every job. */
async function rowsOf({ db }: Many): Promise<Row[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'`;
  const all: Row[] = [];
  for (const { name } of tables) {
    all.push(
      ...(await db.$queryRawUnsafe<Row[]>(
        `select '${name}' as table, workspace_id::text as "workspaceId", to_jsonb(t) ->> 'id' as id,
           (to_jsonb(t) - 'bot_token' - 'refresh_token')::text as text from "${name}" t`,
      )),
    );
  }
  const jobs = await db.$queryRaw<Row[]>`
    select 'jobs' as table, payload ->> 'workspaceId' as "workspaceId", null as id, payload::text as text
    from graphile_worker._private_jobs where payload ->> 'workspaceId' is not null`;
  return [...all, ...jobs];
}

/** Rows that name what belongs to another workspace: its rows by their ids, its people and channels, or its words. */
export async function mixedRows(
  many: Many,
  places: readonly Place[],
  belongings: Belongings,
): Promise<string[]> {
  const rows = await rowsOf(many);
  const ofWorkspace = new Map(places.map(place => [place.workspaceId, place]));
  const owners = new Map(rows.flatMap(({ id, workspaceId }) => (id ? [[id, workspaceId]] : [])));
  for (const { workspaceId } of places) owners.set(workspaceId, workspaceId);
  return rows.flatMap(({ table, workspaceId, text }) => {
    const place = ofWorkspace.get(workspaceId);
    if (!place) return [`${table} has a row of no workspace: ${text.slice(0, 300)}`];
    const strange = [...text.matchAll(UUID)].find(([id]) => (owners.get(id) ?? workspaceId) !== workspaceId);
    const foreign = strange ? strange[0] : foreignIn(belongings, place, text);
    return foreign ? [`${table} of ${place.mark} names ${foreign}: ${text.slice(0, 300)}`] : [];
  });
}

/**
 * Foreign keys, each with how many rows refer to a row of another workspace. Some refer to an index that is no
 * constraint, which information_schema leaves out.
 */
export async function references({ db }: Many): Promise<{ name: string; astray: number }[]> {
  const keys = await db.$queryRaw<{ name: string; child: string; parent: string; on: string }[]>`
    select k.conname as name, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
      (select string_agg(format('child.%I = parent.%I', c.attname, p.attname), ' and ')
       from unnest(k.conkey, k.confkey) as pair (of_child, of_parent)
       join pg_attribute c on c.attrelid = k.conrelid and c.attnum = pair.of_child
       join pg_attribute p on p.attrelid = k.confrelid and p.attnum = pair.of_parent
       where c.attname <> 'workspace_id') as on
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'workspace_id')
      and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'workspace_id')`;
  const counted: { name: string; astray: number }[] = [];
  for (const { name, child, parent, on } of keys.filter(key => key.on)) {
    const [{ astray }] = await db.$queryRawUnsafe<[{ astray: number }]>(
      `select count(*)::int as astray from ${child} child join ${parent} parent on ${on}
       where child.workspace_id <> parent.workspace_id`,
    );
    counted.push({ name, astray });
  }
  return counted;
}
