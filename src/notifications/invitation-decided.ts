import type { Transaction } from '../database/client.ts';
import { bold, escapedLine, type Inline, line, person } from '../slack/blocks.ts';
import { roleSentence } from '../slack/invitations/sentences.ts';
import type { MessageKind, Notification, PlannedDelivery, Render } from './notification.ts';
import { partiesOf } from './store.ts';

function planForInvitee(message: MessageKind) {
  return async (tx: Transaction, { invitationId }: { invitationId: string }): Promise<PlannedDelivery[]> => {
    const recipient = (await partiesOf(tx, invitationId))?.slackUserId;
    return recipient ? [{ message, recipient, invitationId }] : [];
  };
}

/** The invitee hears of the approval; what else is to be said, invitation.accepted says. */
export const invitationConfirmed: Notification<'invitation.confirmed'> = {
  plan: planForInvitee('invitation-confirmed'),
};

/** The invitee hears of it; every copy of the card says so. */
export const invitationRefused: Notification<'invitation.refused'> = {
  plan: planForInvitee('invitation-refused'),
  refreshes: true,
};

export const invitationConfirmedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { organization, settledBy } = invitation;
  const who: Inline = settledBy ? person(settledBy) : 'An approver';
  return {
    text: escapedLine(`You joined ${organization.name}.`),
    blocks: [
      line(
        '✓ ',
        who,
        ' approved it: you are a member of ',
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
    ],
  };
};

export const invitationRefusedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name } = invitation.organization;
  return {
    text: escapedLine(`Your invitation to ${name} was not approved.`),
    blocks: [
      line(
        'Your invitation to ',
        bold(name),
        ' was not approved, so you are not a member. Ask for a new one.',
      ),
    ],
  };
};
