import type { Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import { fromJson } from '../../../database/json-rows.ts';
import type { KnownMember, Member } from '../../access/store.ts';
import { canAct, joining, type NewMember } from '../../members/store.ts';
import { type Organization, type OrganizationRow, toOrganization } from '../../organizations/store.ts';
import { type Account, type Claimant, type Identity, identify } from '../../people/identity.ts';
import type { KnownPerson } from '../../people/store.ts';
import {
  accountBehind,
  grantsOffered,
  membersConcerning,
  wholeMembers,
  wholeOrganization,
} from '../../whole-rows/store.ts';
import type { Invitation } from '../store.ts';

/** Everything that accepting an invitation needs, read at one moment. */
export interface Acceptance {
  /** Who accepts, from the directory; null when it doesn't know them or they aren't in Slack. */
  actor: KnownPerson | null;
  invitation: Invitation;
  organization: Organization;
  inviter: Member;
  /** Can the inviter's account act, as the directory knows it? Foyer may not have noted yet that they left. */
  canInviterAct: boolean;
  /** The account that the invitation is bound to, as the directory knows it. */
  account: Account | null;
  /** Who they are among the members. */
  identity: Identity<KnownMember>;
  /** The address that they join with: the confirmed one of their account, else the one that was invited. */
  email: string;
  /** Their pending join requests. */
  requests: { id: string; email: string }[];
}

/** Reads it all in one statement; null when the invitation doesn't exist. */
export async function readAcceptance(
  tx: Transaction,
  invitationId: string,
  workspaceId: string,
  { slackUserId, ...invitee }: Claimant,
  invited: string,
): Promise<Acceptance | null> {
  const email = (invitee.isEmailConfirmed && invitee.email) || invited;
  const concerned = { emails: [email], slackUserIds: slackUserId ? [slackUserId] : [] };
  const [found] = await tx.$queryRaw<{ acceptance: unknown }[]>`
    select json_build_object(
      'invitation', (select row_to_json(whole) from (
        select i.*, row_to_json(r) as role, ${grantsOffered} as grants,
          (select json_build_object('id', l.id, 'name', l.name, 'mode', l.mode, 'maxUses', l.max_uses, 'uses', l.uses)
            from invite_links l where l.id = i.invite_link_id) as invite_link,
          (select coalesce(json_agg(newest), '[]') from (
            select d.* from deliveries d
            where d.invitation_id = i.id and d.message = 'invitation' order by d.id desc limit 2) as newest) as deliveries
        from roles r where r.id = i.role_id) as whole),
      'organization', ${wholeOrganization},
      'inviter', (select row_to_json(inviter) from (${wholeMembers} where m.id = i.inviter_id) as inviter),
      'canInviterAct', (select ${canAct} from members m where m.id = i.inviter_id),
      'members', (select coalesce(json_agg(there), '[]') from (${membersConcerning(concerned)}) as there),
      'account', ${accountBehind(Prisma.sql`i`)},
      'requests', (select coalesce(json_agg(json_build_object('id', q.id, 'email', q.email)), '[]') from join_requests q
        where q.organization_id = o.id and q.slack_user_id = ${slackUserId} and q.status = 'pending'),
      'actor', (select row_to_json(p) from slack_people p where p.workspace_id = o.workspace_id
        and p.workspace_id = ${workspaceId}::uuid and p.slack_user_id = ${slackUserId})
    ) as acceptance
    from invitations i join organizations o on o.id = i.organization_id where i.id = ${invitationId}::uuid`;
  if (!found) return null;
  const { organization, members, invitation, ...there } = fromJson<AcceptanceRows>(found.acceptance);
  return {
    ...there,
    invitation: { ...invitation, organization, inviter: there.inviter },
    organization: toOrganization(organization),
    identity: identify({ slackUserId, email, isEmailConfirmed: true }, members),
    email,
  };
}

type AcceptanceRows = Pick<Acceptance, 'actor' | 'account' | 'inviter' | 'canInviterAct' | 'requests'> & {
  invitation: Omit<Invitation, 'organization' | 'inviter'>;
  organization: OrganizationRow;
  members: KnownMember[];
};

/**
 * Marks a pending invitation as accepted and makes its invitee a member, in one statement. Returns null when it was
 * resolved before: the condition is in the write, so of two at once exactly one succeeds. Notes their Slack
 * user and name.
 * @param invitation.isHeld does it wait for an approver?
 * @returns the member's id
 */
export async function resolveByJoining(
  tx: Transaction,
  invitation: { id: string; isAwaitingApproval: boolean; resolvedAt: Date; resolvedBy: string | null },
  member: NewMember,
): Promise<string | null> {
  const { id, isAwaitingApproval, resolvedAt, resolvedBy } = invitation;
  const [joined] = await tx.$queryRaw<{ id: string }[]>`
    with settled as (
      update invitations set status = 'accepted', settled_at = ${resolvedAt}::timestamptz, settled_by = ${resolvedBy},
        slack_user_id = coalesce(${member.slackUserId}::text, slack_user_id), name = coalesce(name, ${member.name})
      where id = ${id}::uuid and status = 'pending' and (awaiting_approval_at is not null) = ${isAwaitingApproval}::boolean
      returning id
    ), ${joining(member, Prisma.sql`exists (select from settled)`)}
    select id from joined`;
  return joined?.id ?? null;
}

/**
 * Counts one more person who joined by a link. False when all of its uses are taken: the condition is in the write, so
 * of two at the last one exactly one gets true.
 */
export async function takeUse(tx: Transaction, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    update invite_links set uses = uses + 1
    where id = ${id}::uuid and (max_uses is null or uses < max_uses)`;
  return count === 1;
}
