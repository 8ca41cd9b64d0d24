import type { Database } from '../../../database/client.ts';
import { fromJson } from '../../../database/json-rows.ts';
import type { KnownMember, Member } from '../../access/store.ts';
import type { Person } from '../../domain.ts';
import {
  type OrganizationMembership,
  type OrganizationRow,
  toOrganization,
} from '../../organizations/store.ts';
import { identify } from '../../people/identity.ts';
import { confirmedEmail } from '../../person-problem.ts';
import { membersConcerning, rolesThere } from '../../whole-rows/store.ts';

/** The organizations of a workspace, oldest first, each with one person's membership. */
export type Memberships = (OrganizationMembership & {
  /** Their own member, linked to their Slack user or not yet; null: none. */
  member: Member | null;
  /** The member whose place their new account can take; null: none. */
  oldPlace: Member | null;
})[];

/** Reads the memberships of these people of a workspace, in one statement for any number of people. */
export async function membershipsAmong(
  db: Database,
  workspaceId: string,
  people: readonly Person[],
): Promise<(person: Person) => Memberships> {
  const slackUserIds = people.map(({ slackUserId }) => slackUserId);
  const emails = people.flatMap(person => confirmedEmail(person) ?? []);
  const [found] = await db.$queryRaw<[{ there: unknown }]>`
    select coalesce(json_agg(whole order by id), '[]') as there from (
      select o.*, ${rolesThere} as roles,
        (select coalesce(json_agg(concerned), '[]') from (${membersConcerning({ emails, slackUserIds })}) as concerned)
          as members,
        array(select p.slack_user_id from slack_people p where p.workspace_id = o.workspace_id
          and p.slack_user_id = any(${slackUserIds}::text[]) and p.current_organization_id = o.id) as current
      from organizations o where o.workspace_id = ${workspaceId}::uuid) as whole`;
  const rows = fromJson<(OrganizationRow & { members: KnownMember[]; current: string[] })[]>(found.there);
  const organizations = rows.map(({ members, current, ...row }) => ({
    organization: toOrganization(row),
    members,
    current: new Set(current),
  }));
  return person =>
    organizations.map(({ organization, members, current }) => {
      const { slackUserId } = person;
      const identity = identify(person, members);
      const account = identity.kind === 'member' && identity.by === 'account' ? identity.member : null;
      return {
        organization,
        state: account?.state ?? null,
        role: account?.role.name ?? null,
        isCurrent: current.has(slackUserId),
        member: identity.kind === 'member' ? identity.member : null,
        oldPlace: identity.kind === 'new-account' ? identity.member : null,
      };
    });
}
