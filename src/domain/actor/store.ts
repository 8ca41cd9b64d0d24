import type { Database, Transaction } from '../../database/client.ts';
import { fromJson } from '../../database/json-rows.ts';
import type { Member } from '../access/store.ts';
import { type OrganizationMembership, type OrganizationRow, toOrganization } from '../organizations/store.ts';
import type { KnownPerson } from '../people/store.ts';
import { rolesThere, wholeMembers } from '../whole-rows/store.ts';

/** The person who acts in Slack, with their organizations and the workspace's command. */
export interface LoadedActor {
  person: KnownPerson;
  /** The organizations of the workspace, oldest first, each with the person's membership in it. */
  memberships: (OrganizationMembership & { member: Member | null })[];
  /** The slash command of the workspace: the one typed last, and the one from the settings. */
  command: { typed: string | null; default: string };
  /** The workspace's name in Slack; empty when Slack didn't say. */
  workspaceName: string;
}

/** Reads the acting person from the directory, in one statement; null when the directory doesn't know them. */
export async function loadActor(
  db: Database | Transaction,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
): Promise<LoadedActor | null> {
  const [found] = await db.$queryRaw<
    { person: unknown; there: unknown; command: LoadedActor['command']; name: string | null }[]
  >`
    select row_to_json(p) as person,
      json_build_object('typed', w.typed_command, 'default', w.default_command) as command, nullif(w.name, w.slack_team_id) as name,
      (select coalesce(json_agg(whole order by id), '[]') from (
        select o.*, ${rolesThere} as roles,
          (select row_to_json(own) from (${wholeMembers} where m.organization_id = o.id
            and m.slack_user_id = p.slack_user_id) as own) as member
        from organizations o where o.workspace_id = p.workspace_id) as whole) as there
    from slack_people p join workspaces w on w.id = p.workspace_id
    where p.workspace_id = ${workspaceId}::uuid and p.slack_user_id = ${slackUserId}`;
  if (!found) return null;
  const person = fromJson<KnownPerson & { currentOrganizationId: string | null }>(found.person);
  const there = fromJson<(OrganizationRow & { member: Member | null })[]>(found.there);
  return {
    person,
    memberships: there.map(({ member, ...row }) => ({
      organization: toOrganization(row),
      member,
      state: member?.state ?? null,
      role: member?.role.name ?? null,
      isCurrent: row.id === person.currentOrganizationId,
    })),
    command: found.command,
    workspaceName: found.name ?? '',
  };
}
