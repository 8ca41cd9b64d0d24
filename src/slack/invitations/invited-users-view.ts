import type { KnownBlock, ModalView } from '@slack/types';
import type { Invitation } from '../../domain/invitations/store.ts';
import type { Page } from '../../domain/page.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  divider,
  line,
  moment,
  paragraph,
  plain,
  rich,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { pageButtons } from '../pages.ts';
import {
  editInvitationAction,
  nextInvitationsAction,
  previousInvitationsAction,
  resendAction,
  revokeAction,
} from './actions.ts';
import { deliverySentence, roleSentence } from './sentences.ts';

/** The modal "Invited Users": who is invited and what became of the message, with Resend, Edit and Revoke Invite. */
export function invitedUsersView(
  organization: { id: string; name: string },
  list: Page<Invitation>,
  notice?: string,
): ModalView {
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} pending`),
    ...(notice ? [line(bold(notice)), divider] : []),
  ];
  if (list.total === 0) blocks.push(line('Nobody is waiting. Everyone invited has answered.'));
  list.items.forEach((invitation, index) => {
    blocks.push(...(index > 0 ? [divider] : []), ...row(invitation, list.page));
  });
  blocks.push(
    ...pageButtons(list, { back: previousInvitationsAction, on: nextInvitationsAction }, page => ({ page })),
  );
  return {
    type: 'modal',
    callback_id: 'invited-users',
    private_metadata: openedIn(organization),
    title: plain('Invited Users', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function row(invitation: Invitation, page: number): KnownBlock[] {
  const { id: invitationId, email, name, inviter, createdAt, organization } = invitation;
  return [
    rich(
      paragraph(bold(name ?? email), name ? ` · ${email}` : '', ` ${roleSentence(invitation)}`),
      paragraph('Invited by ', inviter.name, ' · ', moment(createdAt), ` · ${deliverySentence(invitation)}`),
    ),
    actions(
      button(resendAction, { invitationId, page }, 'Resend'),
      button(editInvitationAction, { invitationId, page }, 'Edit'),
      button(revokeAction, { invitationId, page }, 'Revoke Invite', {
        style: 'danger',
        confirm: confirmation(
          'Revoke the invitation?',
          `${name ?? email} can no longer join ${organization.name} with it. You can invite them again.`,
          'Revoke Invite',
          { style: 'danger' },
        ),
      }),
    ),
  ];
}
