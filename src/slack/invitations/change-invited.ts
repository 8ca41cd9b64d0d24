import { editInvitation, findInvitationToEdit } from '../../domain/invitations/edit.ts';
import { resendInvitation } from '../../domain/invitations/resend.ts';
import { revokeInvitation } from '../../domain/invitations/revoke.ts';
import { unconfirmedAmong } from '../../domain/people/store.ts';
import { below, modal as opened, refresh } from '../reply.ts';
import { button, modal } from '../route.ts';
import { groupsChosen, groupsShown } from './access-inputs.ts';
import { editInvitationForm } from './actions.ts';
import { editInvitationView } from './edit-view.ts';
import { invitedPlaceOf, renderInvited } from './invited-users.ts';
import { editInvitationAction, resendAction, revokeAction } from './list-actions.ts';
import { resentSentence, roleSentence } from './sentences.ts';

export const resendButton = button(resendAction, async (context, { invitationId }) => {
  const invitation = await resendInvitation(context.domain, context.actor, { invitationId });
  const unconfirmed = await unconfirmedAmong(context.domain.db, context.actor.workspaceId, [invitation]);
  const notice = resentSentence(invitation, unconfirmed.has(invitation.email));
  return refresh(await renderInvited(context, invitedPlaceOf(context), notice));
});

export const revokeButton = button(revokeAction, async (context, { invitationId }) => {
  const { email } = await revokeInvitation(context.domain, context.actor, { invitationId });
  const notice = `The invitation of ${email} is revoked.`;
  return refresh(await renderInvited(context, invitedPlaceOf(context), notice));
});

export const editInvitationButton = button(editInvitationAction, async (context, { invitationId }) => {
  const { domain, actor } = context;
  const { invitation, membership } = await findInvitationToEdit(domain, actor, invitationId);
  return opened(editInvitationView(invitation, membership, invitedPlaceOf(context)));
});

export const editInvitationModal = modal(editInvitationForm, async (context, { metadata, fields }) => {
  const { invitationId, ...place } = metadata;
  const { domain, actor } = context;
  const before = await findInvitationToEdit(domain, actor, invitationId);
  const { template } = before.membership.organization;
  const invitation = await editInvitation(domain, actor, {
    invitationId,
    role: fields.role,
    ...groupsChosen(template, fields, groupsShown(template, before.invitation.grants)),
  });
  const notice = `${invitation.name ?? invitation.email} is invited ${roleSentence(invitation)}`;
  return below(await renderInvited(context, place, notice));
});
