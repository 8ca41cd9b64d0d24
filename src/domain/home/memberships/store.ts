import type { Database } from '../../../database/client.ts';
import { ownMemberAmong } from '../../access/own-member.ts';
import { type Member, withRole } from '../../access/store.ts';
import type { Person } from '../../domain.ts';
import { type OrganizationMembership, toOrganization, withRoles } from '../../organizations/store.ts';
import { confirmedEmail } from '../../person-problem.ts';

/** The organizations of a workspace, oldest first, each with one person's membership. */
export type Memberships = (OrganizationMembership & {
  /** Their own member, linked to their Slack user or not yet; null: none. */
  member: Member | null;
})[];

/** Reads the memberships of these people of a workspace, in one statement for any number of people. */
export async function membershipsAmong(
  db: Database,
  workspaceId: string,
  people: readonly Person[],
): Promise<(person: Person) => Memberships> {
  const slackUserIds = people.map(({ slackUserId }) => slackUserId);
  const emails = people.flatMap(person => confirmedEmail(person) ?? []);
  const linked = { slackUserId: { in: slackUserIds } };
  const rows = await db.organization.findMany({
    where: { workspaceId },
    include: {
      ...withRoles,
      members: {
        where: { OR: [linked, { slackUserId: null, email: { in: emails } }] },
        include: withRole,
      },
      currentFor: { where: { workspaceId, ...linked }, select: { slackUserId: true } },
    },
    orderBy: { id: 'asc' },
  });
  const organizations = rows.map(({ members, currentFor, ...row }) => ({
    organization: toOrganization(row),
    members,
    current: new Set(currentFor.map(({ slackUserId }) => slackUserId)),
  }));
  return person =>
    organizations.map(({ organization, members, current }) => {
      const { slackUserId } = person;
      const account = members.find(member => member.slackUserId === slackUserId);
      return {
        organization,
        state: account?.state ?? null,
        role: account?.role.name ?? null,
        isCurrent: current.has(slackUserId),
        member: ownMemberAmong(members, person),
      };
    });
}
