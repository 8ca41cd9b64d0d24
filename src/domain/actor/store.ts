import type { Database, Transaction } from '../../database/client.ts';
import { type Member, withRole } from '../members/store.ts';
import { type OrganizationMembership, toOrganization, withRoles } from '../organizations/store.ts';
import type { KnownPerson } from '../people/store.ts';

/** The person who acts in Slack, with their organizations and the workspace's command. */
export interface LoadedActor {
  person: KnownPerson;
  /** The organizations of the workspace, oldest first, each with the person's membership in it. */
  memberships: (OrganizationMembership & { member: Member | null })[];
  /** The slash command of the workspace: the one typed last, and the one from the settings. */
  command: { typed: string | null; default: string };
}

/** Reads the acting person from the directory, in one statement; null when the directory doesn't know them. */
export async function loadActor(
  db: Database | Transaction,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
): Promise<LoadedActor | null> {
  const found = await db.slackPerson.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    include: {
      workspace: {
        include: {
          organizations: {
            include: { ...withRoles, members: { where: { slackUserId }, include: withRole } },
            orderBy: { id: 'asc' },
          },
        },
      },
    },
  });
  if (!found) return null;
  const { workspace, ...person } = found;
  return {
    person,
    memberships: workspace.organizations.map(({ members: [member = null], ...row }) => ({
      organization: toOrganization(row),
      member,
      state: member?.state ?? null,
      role: member?.role.name ?? null,
      isCurrent: row.id === person.currentOrganizationId,
    })),
    command: { typed: workspace.typedCommand, default: workspace.defaultCommand },
  };
}
