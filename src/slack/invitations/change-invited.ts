import { DomainError } from '../../domain/errors.ts';
import { editInvitation, findInvitationToEdit } from '../../domain/invitations/edit.ts';
import { alreadyResolved, invitationWithin } from '../../domain/invitations/pending-invitation.ts';
import { resendInvitation } from '../../domain/invitations/resend.ts';
import { revokeInvitation } from '../../domain/invitations/revoke.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { contactOf } from '../../domain/people/contact.ts';
import { isGone } from '../../domain/people/identity.ts';
import { findPerson, unconfirmedAmong } from '../../domain/people/store.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { texts } from '../../texts/texts.ts';
import type { Happened } from '../list-parts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import { groupsChosen, groupsShown, type Shown } from './access-inputs.ts';
import { editInvitationForm } from './actions.ts';
import { editInvitationView } from './edit-view.ts';
import { renderInvite } from './invite-list.ts';
import { emptyDraft } from './invite-view.ts';
import { invitedQueryOf, renderInvited } from './invited-users.ts';
import {
  copyTextAction,
  editInvitationAction,
  inviteAgainAction,
  resendAction,
  revokeAction,
  revokeForm,
} from './list-actions.ts';
import { revokeView } from './revoke-view.ts';
import { resentSentence } from './sentences.ts';
import { copyTextView } from './views.ts';

export const resendButton = buttonRoute(resendAction, async (context, { invitationId }) => {
  await lookUpAnew(context, invitationId);
  const invitation = await resendInvitation(context.domain, context.actor, { invitationId });
  const unconfirmed = await unconfirmedAmong(context.domain.db, context.actor.workspaceId, [invitation]);
  const said = resentSentence(invitation, unconfirmed.has(invitation.email), context.settings);
  return updateView(await renderInvited(context, invitedQueryOf(context), happenedTo(invitation, said)));
});

/** Asks Slack who has the address now, if the invitation reaches no account. Without an answer, what is known decides. */
async function lookUpAnew({ domain, actor, outside }: Context, invitationId: string): Promise<void> {
  const { invitation, acting } = await findInvitationToEdit(domain, actor, invitationId);
  const { directory } = outside(acting);
  const { slackUserId, email } = invitation;
  const bound = slackUserId ? await findPerson(domain.db, actor.workspaceId, slackUserId) : null;
  if (!slackUserId || isGone(bound)) await directory.byEmail(actor.workspaceId, email).catch(() => null);
}

export const copyTextButtonPressed = buttonRoute(copyTextAction, async (context, { invitationId }) => {
  const { domain, actor } = context;
  const { invitation, acting } = await findInvitationToEdit(domain, actor, invitationId);
  const { directory } = context.outside(acting);
  const find = (slackUserId: string) => directory.byId(actor.workspaceId, slackUserId);
  return openView(copyTextView(invitation, await contactOf(domain.db, find, { ...invitation, invitation })));
});

const happenedTo = ({ id, name, email }: Invitation, said: string): Happened => ({
  id,
  name: name ?? email,
  said,
});

/** Asks before it revokes: an option of a menu has no question of its own. */
export const revokeButton = buttonRoute(revokeAction, async (context, { invitationId }) => {
  const { domain, actor } = context;
  const { invitation } = await invitationWithin(domain.db, actor, 'invitation:revoke', invitationId);
  if (invitation.status !== 'pending') throw alreadyResolved(invitation);
  return openView(revokeView(invitation, invitedQueryOf(context)));
});

export const revokeModal = modalRoute(revokeForm, async (context, { metadata }) => {
  const { invitationId, ...query } = metadata;
  const invitation = await revokeInvitation(context.domain, context.actor, { invitationId });
  const said = texts().invited.nowRevoked;
  return updateParent(await renderInvited(context, query, happenedTo(invitation, said)));
});

/** Opens Invite people with what the earlier invitation said; sending it follows the rules of today. */
export const inviteAgainButton = buttonRoute(inviteAgainAction, (context, { invitationId }) =>
  withOrganization(context, async organization => {
    const { domain, actor } = context;
    const { invitation } = await invitationWithin(domain.db, actor, 'invitation:create', invitationId);
    const { email, name, roleId, grants, lostGroups } = invitation;
    const { groups, adminOf } = groupsShown(organization.template, grants);
    const ids = ({ shown }: Shown) => shown.map(({ id }) => id);
    const fields = { email, name, note: null, role: roleId, groups: ids(groups), adminOf: ids(adminOf) };
    const needsGroups = lostGroups && grants.length === 0;
    const notice = new DomainError('incomplete-person', { missing: 'groups' }, 'groups');
    const draft = { ...emptyDraft, fields, needsGroups };
    return openView(await renderInvite(context, organization, draft, needsGroups ? { notice } : {}));
  }),
);

export const editInvitationButton = buttonRoute(editInvitationAction, async (context, { invitationId }) => {
  const { domain, actor } = context;
  const { invitation, acting } = await findInvitationToEdit(domain, actor, invitationId);
  return openView(editInvitationView(invitation, acting, invitedQueryOf(context)));
});

export const editInvitationModal = modalRoute(editInvitationForm, async (context, { metadata, fields }) => {
  const { invitationId, ...query } = metadata;
  const { domain, actor } = context;
  const before = await findInvitationToEdit(domain, actor, invitationId);
  const { template } = before.acting.organization;
  const invitation = await editInvitation(domain, actor, {
    invitationId,
    role: fields.role,
    ...groupsChosen(template, fields, groupsShown(template, before.invitation.grants)),
  });
  const said = texts().invited.saved({ access: roleSentence(invitation) });
  return updateParent(await renderInvited(context, query, happenedTo(invitation, said)));
});
