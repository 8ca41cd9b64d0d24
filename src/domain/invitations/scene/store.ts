import type { Database, Transaction } from '../../../database/client.ts';
import type { Prisma } from '../../../database/generated/client.ts';
import type { Person } from '../../domain.ts';
import type { Group } from '../../groups/store.ts';
import { type Member, withRole } from '../../members/store.ts';
import { type Organization, toOrganization, withRoles } from '../../organizations/store.ts';
import { bestFirst, type KnownPerson } from '../../people/store.ts';
import type { SentInvitation } from '../store.ts';

const ofInvitation = {
  role: true,
  inviter: true,
  grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } },
} satisfies Prisma.InvitationInclude;

/** An existing invitation, with what a refusal or a repeated request needs to show. */
export type KnownInvitation = SentInvitation &
  Pick<Prisma.InvitationGetPayload<object>, 'status' | 'requestKey'>;

/** The people an inviter named, before Foyer knows who they are. */
export interface Wanted {
  organizationId: string;
  emails: readonly string[];
  slackUserIds: readonly string[];
  /** The keys of the requests that invite them. */
  requestKeys: readonly string[];
  /** Does any of them get groups? */
  withGroups: boolean;
}

/** Everything that inviting these people needs, read at one moment. */
export interface Scene {
  /** Who invites, from the directory; null when it doesn't know them. */
  actor: KnownPerson | null;
  organization: Organization | null;
  groups: Group[];
  /** People of the workspace with these addresses; of several with one address, the best match first. */
  people: KnownPerson[];
  /** Members with these addresses or Slack users, and the inviter. */
  members: Member[];
  /** Pending invitations of these people, and invitations that these requests created. */
  invitations: KnownInvitation[];
}

/** Reads it all in one statement. */
export async function readScene(
  db: Database | Transaction,
  actor: Person,
  { organizationId, emails, slackUserIds, requestKeys, withGroups }: Wanted,
): Promise<Scene> {
  const { workspaceId } = actor;
  const row = await db.organization.findUnique({
    where: { id: organizationId, workspaceId },
    include: {
      ...withRoles,
      ...(withGroups && { groups: { orderBy: { name: 'asc' } } }),
      workspace: {
        select: {
          people: {
            where: { OR: [{ slackUserId: actor.slackUserId }, { email: { in: [...emails] } }] },
            orderBy: bestFirst,
          },
        },
      },
      members: {
        where: {
          OR: [
            { slackUserId: { in: [actor.slackUserId, ...slackUserIds] } },
            { email: { in: [...(actor.email ? [actor.email] : []), ...emails] } },
          ],
        },
        include: withRole,
      },
      invitations: {
        where: {
          OR: [
            { status: 'pending', email: { in: [...emails] } },
            { status: 'pending', slackUserId: { in: [...slackUserIds] } },
            { email: { in: [...emails] }, requestKey: { in: [...requestKeys] } },
          ],
        },
        include: ofInvitation,
      },
    },
  });
  if (!row) return { actor: null, organization: null, groups: [], people: [], members: [], invitations: [] };
  const { workspace, members, invitations, ...organization } = row;
  const { name, template } = organization;
  return {
    actor: workspace.people.find(({ slackUserId }) => slackUserId === actor.slackUserId) ?? null,
    organization: toOrganization(organization),
    groups: 'groups' in row ? (row.groups as Group[]) : [],
    people: workspace.people,
    members,
    invitations: invitations.map(each => ({ ...each, organization: { name, template } })),
  };
}
