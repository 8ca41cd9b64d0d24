import type { Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import type { Person } from '../../domain.ts';
import { memberAmong } from '../../members/own.ts';
import { joining, type Member, type NewMember, withRole } from '../../members/store.ts';
import { type Organization, toOrganization, withRoles } from '../../organizations/store.ts';
import type { KnownPerson } from '../../people/store.ts';
import { type Invitation, whole } from '../store.ts';

/** Everything that accepting an invitation needs, read at one moment. */
export interface Acceptance {
  /** Who accepts, from the directory; null when it doesn't know them. */
  actor: KnownPerson | null;
  invitation: Invitation;
  organization: Organization;
  inviter: Member;
  /** The existing member that a new one would conflict with. */
  present: Member | null;
  /** Their pending join requests. */
  requests: { id: string; email: string }[];
}

/** Reads it all in one statement; null when the invitation doesn't exist. */
export async function readAcceptance(
  tx: Transaction,
  invitationId: string,
  { workspaceId, slackUserId }: Person,
  email: string,
): Promise<Acceptance | null> {
  const found = await tx.invitation.findUnique({
    where: { id: invitationId },
    include: {
      ...whole,
      inviter: { include: withRole },
      organization: {
        include: {
          ...withRoles,
          members: { where: { OR: [{ slackUserId }, { email }] }, include: withRole },
          joinRequests: { where: { slackUserId, status: 'pending' }, select: { id: true, email: true } },
          workspace: { select: { people: { where: { workspaceId, slackUserId } } } },
        },
      },
    },
  });
  if (!found) return null;
  const { members, joinRequests, workspace, ...organization } = found.organization;
  return {
    actor: workspace.people[0] ?? null,
    invitation: { ...found, organization },
    organization: toOrganization(organization),
    inviter: found.inviter,
    present: memberAmong(members, { slackUserId, email }),
    requests: joinRequests,
  };
}

/**
 * Marks a pending invitation as accepted and makes its invitee a member, in one statement. Returns null when it was
 * resolved before: the condition is in the write, so of two at once exactly one succeeds.
 * @param invitation.isHeld does it wait for an approver?
 * @returns the member's id
 */
export async function resolveByJoining(
  tx: Transaction,
  invitation: { id: string; isAwaitingApproval: boolean; resolvedAt: Date; resolvedBy: string },
  member: NewMember,
): Promise<string | null> {
  const { id, isAwaitingApproval, resolvedAt, resolvedBy } = invitation;
  const [joined] = await tx.$queryRaw<{ id: string }[]>`
    with settled as (
      update invitations set status = 'accepted', settled_at = ${resolvedAt}::timestamptz, settled_by = ${resolvedBy}
      where id = ${id}::uuid and status = 'pending' and (awaiting_approval_at is not null) = ${isAwaitingApproval}::boolean
      returning id
    ), ${joining(member, Prisma.sql`exists (select from settled)`)}
    select id from joined`;
  return joined?.id ?? null;
}
