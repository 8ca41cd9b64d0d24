import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { resolveAccess } from '../access/resolve-access.ts';
import { groupsByName } from '../access/snapshot.ts';
import { groupsFor } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { operation } from '../operation/operation.ts';
import { assertCanGrant, isSameAccess } from '../roles.ts';
import { inviterCanStillGrant } from './inviter-permissions.ts';
import { alreadyResolved, invitationToGive, lockOfInvitation } from './pending-invitation.ts';
import { assertRecipient } from './recipient.ts';
import { findInvitation, type Invitation, updateInvitationAccess } from './store.ts';

/**
 * Loads a pending invitation that the actor wants to edit.
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
 * Changes the role and groups of a pending invitation. The editor must be allowed to grant both the old access and the
 * new one. The invitee's card shows the change at once. If the inviter may not grant the new access, the editor becomes
 * responsible for it.
 * Source: product.md, Follow invitations ("per row Resend, Edit, Revoke invite")
 */
export const editInvitation = operation({
  name: 'editInvitation',
  input: z.object({
    invitationId: z.uuid(),
    /** Ids or names. */
    role: z.string(),
    groups: z.array(z.string()),
    /** Groups of which they become admin; absent: if the role stays the same, levels in groups stay too. */
    adminOf: z.array(z.string()).optional(),
  }),
  fails: [
    'invitation-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'invitation-resolved',
    'unknown-role',
    'unknown-group',
    'role-needs-groups',
    'uninvitable-person',
  ],
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run({ tx, actor, audit, record, fail }, { invitationId, ...given }): Promise<Invitation> {
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
    if (!(await updateInvitationAccess(tx, invitationId, { roleId: role.id, grants, inviterId }))) {
      const now = await findInvitation(tx, invitationId);
      throw now ? alreadyResolved(now) : fail('invitation-not-found', {});
    }
    const after = {
      ...before,
      roleId: role.id,
      role: { ...before.role, ...role, capabilities: [...role.capabilities] },
      inviterId,
      inviter: stays ? before.inviter : member,
      grants: read.grants.map(({ group }, n) => ({
        invitationId,
        ...(grants[n] ?? { groupId: group.id, level: role.groupLevel }),
        group: { organizationId, ...group },
      })),
    };
    const described = (invitation: Invitation) => ({
      role: invitation.role.name,
      groups: groupsByName(invitation.role, invitation.grants),
      inviter: invitation.inviter.name,
    });
    audit({
      organizationId,
      action: 'invitation.edit',
      subject: email,
      before: described(before),
      after: described(after),
    });
    record({ type: 'invitation.changed', ...aboutInvitation(after) });
    return after;
  },
});
