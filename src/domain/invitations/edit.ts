import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { groupsByName } from '../members/access.ts';
import type { ActingMember } from '../members/acting-member.ts';
import { operation } from '../operation.ts';
import { assertCanGrant, isSameAccess } from '../roles.ts';
import { inviterCanStillGrant } from './inviter-permissions.ts';
import { alreadyResolved, invitationToGive, lockOfInvitation } from './pending-invitation.ts';
import { assertRecipient } from './recipient.ts';
import { groupsFor, resolveAccess } from './resolve-access.ts';
import { findInvitation, type Invitation, updateInvitationAccess } from './store.ts';

/**
 * A pending invitation that the actor is about to edit.
 * @throws DomainError invitation-not-found, not-allowed, cannot-grant, invitation-resolved
 */
export async function findInvitationToEdit(
  { db }: Domain,
  actor: Person,
  id: string,
): Promise<{ invitation: Invitation; acting: ActingMember }> {
  const found = await invitationToGive(db, actor, id);
  if (found.invitation.status !== 'pending') throw alreadyResolved(found.invitation);
  return found;
}

/**
 * Gives a pending invitation another role and other groups; both what it promises and what it will promise must be
 * within the editor's reach. The invitee's card says so at once. Where the inviter could not give this, the editor
 * answers for it from then on.
 * Source: product.md, Follow invitations ("per row Resend, Edit, Revoke Invite")
 * @throws DomainError invitation-not-found, not-allowed, cannot-grant, invitation-resolved, unknown-role,
 *   unknown-group, role-needs-groups, uninvitable-person
 */
export const editInvitation = operation({
  input: z.object({
    invitationId: z.uuid(),
    /** Ids or names. */
    role: z.string(),
    groups: z.array(z.string()),
    /** Those of which they become admin; absent: where the role stays, so does the level in a group. */
    adminOf: z.array(z.string()).optional(),
  }),
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run({ tx, actor, audit, record }, { invitationId, ...given }): Promise<Invitation> {
    const { invitation: before, acting } = await invitationToGive(tx, actor, invitationId);
    const { organizationId, email } = before;
    const { organization, member, permissions } = acting;
    const { adminOf = [], ...chosen } = given;
    const wanted = { ...chosen, adminOf };
    const read = resolveAccess(acting, await groupsFor(tx, organization, [wanted]), wanted);
    const { role } = read;
    const kept = new Map(before.grants.map(({ groupId, level }) => [groupId, level]));
    const sameRole = role.id === before.roleId;
    const grants = read.grants.map(({ groupId, level }) => ({
      groupId,
      level: (sameRole && !given.adminOf ? kept.get(groupId) : undefined) ?? level,
    }));
    const access = { ...read, grants };
    assertCanGrant(permissions, 'invitation:create', access);
    const isSame = isSameAccess(before, { roleId: role.id, grants });
    if (isSame && before.status === 'pending') return before;
    if (before.status === 'pending') await assertRecipient(tx, organization.workspaceId, before);

    const stays = await inviterCanStillGrant(tx, organization, before.inviterId, access);
    const inviterId = stays ? before.inviterId : member.id;
    const changed = await updateInvitationAccess(tx, invitationId, { roleId: role.id, grants, inviterId });
    const after = await findInvitation(tx, invitationId);
    if (!after) throw new DomainError('invitation-not-found', {});
    if (!changed) throw alreadyResolved(after);
    const told = (invitation: Invitation) => ({
      role: invitation.role.name,
      groups: groupsByName(invitation.role, invitation.grants),
      inviter: invitation.inviter.name,
    });
    audit({
      organizationId,
      action: 'invitation.edit',
      subject: email,
      before: told(before),
      after: told(after),
    });
    record({ type: 'invitation.changed', ...aboutInvitation(after) });
    return after;
  },
});
