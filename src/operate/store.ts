import type { Database } from '../database/client.ts';

export interface ListedWorkspace {
  id: string;
  slackTeamId: string;
  name: string;
  state: 'installed' | 'suspended' | 'removed';
  organizations: number;
  /** Active members of all its organizations. */
  people: number;
  since: Date;
}

/** Every workspace, in the order in which they came. */
export function listWorkspaces(db: Database): Promise<ListedWorkspace[]> {
  return db.$queryRaw<ListedWorkspace[]>`
    select w.id, w.slack_team_id as "slackTeamId", w.name, w.created_at as since,
      case when w.uninstalled_at is not null then 'removed' when w.suspended_at is not null then 'suspended'
        else 'installed' end as state,
      (select count(*)::int from organizations o where o.workspace_id = w.id) as organizations,
      (select coalesce(sum(t.active_members), 0)::int from organization_tallies t
        join organizations o on o.id = t.organization_id where o.workspace_id = w.id) as people
    from workspaces w order by w.id`;
}

/** The tables with a workspace's rows, by name. */
export async function tablesOfWorkspaces(db: Database): Promise<string[]> {
  const found = await db.$queryRaw<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'
      and c.table_name <> 'installations'
    order by c.table_name`;
  return found.map(({ name }) => name);
}

/** The next rows of one table of a workspace, as JSON, in the order of its physical place. */
export async function rowsOf(
  db: Database,
  table: string,
  workspaceId: string,
  { after, most }: { after: string; most: number },
): Promise<{ place: string; row: string }[]> {
  return db.$queryRawUnsafe(
    `select ctid::text as place, to_jsonb(t)::text as row from "${table}" t
     where workspace_id = $1::uuid and ctid > $2::tid order by ctid limit ${most}`,
    workspaceId,
    after,
  );
}
