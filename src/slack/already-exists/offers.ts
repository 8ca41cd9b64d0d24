import type { ActionsBlock } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { attempt, DomainError, isDomainError } from '../../domain/errors.ts';
import { invitationToGive } from '../../domain/invitations/pending-invitation.ts';
import { memberWithin } from '../../domain/members/member-within.ts';
import { actions, button } from '../blocks.ts';
import { findInvitationAction, findMemberAction } from './actions.ts';

/**
 * Offers what a person can do instead of inviting an existing member or invitee: edit or reactivate the
 * member, edit or resend the invitation. Offers nothing that they may not do.
 * Source: product.md, Invite one person
 */
export async function offersFor({ db }: Domain, actor: Person, error: unknown): Promise<ActionsBlock[]> {
  if (isDomainError(error, 'already-member')) {
    const { memberId, organizationId, email, state, role } = error.data;
    if (role === null) return [];
    const [capability, label] =
      state === 'active'
        ? (['member:edit', 'Edit access'] as const)
        : (['member:deactivate', 'Reactivate'] as const);
    const found = await attempt(memberWithin(db, actor, capability, memberId));
    if (found instanceof DomainError) return [];
    return [actions(button(findMemberAction, { organizationId, email }, label))];
  }
  if (isDomainError(error, 'already-invited')) {
    const { invitationId, organizationId, email, role } = error.data;
    if (role === null) return [];
    const found = await attempt(invitationToGive(db, actor, invitationId));
    if (found instanceof DomainError) return [];
    return [actions(button(findInvitationAction, { organizationId, email }, 'Update or resend'))];
  }
  return [];
}
