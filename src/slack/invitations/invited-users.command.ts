import { editInvitation, findInvitationToEdit } from '../../domain/invitations/edit.ts';
import { invitedUsers } from '../../domain/invitations/invited-users.ts';
import { resendInvitation } from '../../domain/invitations/resend.ts';
import { revokeInvitation } from '../../domain/invitations/revoke.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { below, modal, type Reply, refresh } from '../reply.ts';
import { button, type Context, command, modal as modalRoute } from '../route.ts';
import { groupsChosen, groupsShown } from './access-inputs.ts';
import {
  editInvitationAction,
  editInvitationForm,
  invitedUsersAction,
  nextInvitationsAction,
  previousInvitationsAction,
  resendAction,
  revokeAction,
} from './actions.ts';
import { editInvitationView } from './edit-view.ts';
import { invitedUsersView } from './invited-users-view.ts';
import { roleSentence } from './sentences.ts';

async function render(context: Context, page: number, notice?: string) {
  const { domain, actor, organization } = context;
  const { membership, list } = await invitedUsers(domain, actor, organization?.id ?? '', page);
  return invitedUsersView(membership.organization, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async () => modal(await render(context, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async () => refresh(await render(context, page)));

export const invitedUsersCommand = command({
  name: 'pending',
  usage: 'pending',
  help: 'Invited Users: who has not answered yet, with Resend, Edit and Revoke Invite',
  run: open,
});

export const invitedUsersButton = button(invitedUsersAction, open);
export const previousInvitationsButton = button(previousInvitationsAction, turn);
export const nextInvitationsButton = button(nextInvitationsAction, turn);

export const resendButton = button(resendAction, async (context, { invitationId, page }) => {
  const { email } = await resendInvitation(context.domain, context.actor, { invitationId });
  return refresh(await render(context, page, `Sent again to ${email}.`));
});

export const revokeButton = button(revokeAction, async (context, { invitationId, page }) => {
  const { email } = await revokeInvitation(context.domain, context.actor, { invitationId });
  return refresh(await render(context, page, `The invitation of ${email} is revoked.`));
});

export const editInvitationButton = button(
  editInvitationAction,
  async ({ domain, actor }, { invitationId, page }) => {
    const { invitation, membership } = await findInvitationToEdit(domain, actor, invitationId);
    return modal(editInvitationView(invitation, membership, page));
  },
);

export const editInvitationModal = modalRoute(editInvitationForm, async (context, { metadata, fields }) => {
  const { invitationId, page } = metadata;
  const { domain, actor } = context;
  const before = await findInvitationToEdit(domain, actor, invitationId);
  const { template } = before.membership.organization;
  const invitation = await editInvitation(domain, actor, {
    invitationId,
    role: fields.role,
    ...groupsChosen(template, fields, groupsShown(template, before.invitation.grants)),
  });
  const notice = `${invitation.name ?? invitation.email} is invited ${roleSentence(invitation)}`;
  return below(await render(context, page, notice));
});
