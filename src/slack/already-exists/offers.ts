import type { ActionsBlock } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { attempt, DomainError, type DomainErrors, isDomainError } from '../../domain/errors.ts';
import { invitationToGive } from '../../domain/invitations/pending-invitation.ts';
import { memberWithin } from '../../domain/members/member-within.ts';
import { findMemberById } from '../../domain/members/store.ts';
import { findOrganization } from '../../domain/organizations/store.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button } from '../blocks.ts';
import { handOnAction } from '../handing-on/actions.ts';
import { moveMemberAction } from '../new-accounts/actions.ts';
import { moveMemberButton, takePlaceButton } from '../new-accounts/views.ts';
import { findInvitationAction, findMemberAction } from './actions.ts';

/** The new account's own person takes the place; an admin who may manage the member moves it. */
async function newAccountOffers(
  db: Domain['db'],
  actor: Person,
  { memberId, slackUserId, email, who, state, isYou, organizationId }: DomainErrors['new-account'],
): Promise<ActionsBlock[]> {
  if (isYou) {
    if (state !== 'active') return [];
    const [member, organization] = await Promise.all([
      findMemberById(db, memberId),
      findOrganization(db, organizationId),
    ]);
    return member && organization ? [actions(takePlaceButton(organization, member))] : [];
  }
  if (who === null) return [];
  const found = await attempt(memberWithin(db, actor, 'member:edit', memberId));
  if (found instanceof DomainError) return [];
  return [actions(moveMemberButton(moveMemberAction, found.member, slackUserId, email))];
}

/**
 * Offers what a person can do instead of inviting an existing member or invitee: edit or reactivate the
 * member, edit or resend the invitation. Offers nothing that they may not do.
 * Source: product.md, Invite one person
 */
export async function offersFor({ db }: Domain, actor: Person, error: unknown): Promise<ActionsBlock[]> {
  const said = texts().alreadyExists;
  if (isDomainError(error, 'already-member')) {
    const { memberId, organizationId, state, role } = error.data;
    if (role === null) return [];
    const [capability, label] =
      state === 'active'
        ? (['member:edit', said.editAccess] as const)
        : (['member:deactivate', said.reactivate] as const);
    const found = await attempt(memberWithin(db, actor, capability, memberId));
    if (found instanceof DomainError) return [];
    // They may have another address than the one that was typed.
    const { email: search } = found.member;
    return [actions(button(findMemberAction, { organizationId, email: search }, label))];
  }
  if (isDomainError(error, 'new-account')) return newAccountOffers(db, actor, error.data);
  if (isDomainError(error, 'last-holder-leaves')) {
    const { organizationId } = error.data;
    return [actions(button(handOnAction, { organizationId }, texts().home.handOn))];
  }
  if (isDomainError(error, 'already-invited')) {
    const { invitationId, organizationId, email, role } = error.data;
    if (role === null) return [];
    const found = await attempt(invitationToGive(db, actor, invitationId));
    if (found instanceof DomainError) return [];
    return [actions(button(findInvitationAction, { organizationId, email }, said.updateOrResend))];
  }
  return [];
}
