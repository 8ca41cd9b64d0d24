import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Invitation, SentInvitation } from '../../domain/invitations/store.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { invitationCard } from '../../messages/invitation-created.ts';
import { invitationMail } from '../../messages/invitation-mail.ts';
import { openUntil } from '../../messages/open-until.ts';
import { plainText } from '../../messages/plain-text.ts';
import { actions, bold, button, paragraphBlock, plain, preformatted } from '../blocks.ts';
import { renderParts } from '../render-content.ts';
import { copyTextAction } from './list-actions.ts';

/** What the inviter reads about how an invitation gets to its invitee. */
interface Arrival {
  /** Addresses that Slack has not confirmed. */
  unconfirmed: ReadonlySet<string>;
  sendsMail: boolean;
}

const inSlack: Record<SentInvitation['organization']['inviteBy'], string> = {
  dm: 'Foyer sends them a direct message',
  email: 'Foyer sends them an email',
  both: 'Foyer sends them a direct message and an email',
};

/** How the invitation gets to them; null: it waits. */
function arrivalOf(invitation: SentInvitation, { unconfirmed, sendsMail }: Arrival): string | null {
  const { slackUserId, email, organization } = invitation;
  if (slackUserId) return inSlack[sendsMail ? organization.inviteBy : 'dm'];
  if (!sendsMail) return null;
  return unconfirmed.has(email)
    ? 'Slack hasn’t confirmed their email yet, so Foyer sends them an email with a link'
    : 'They aren’t in this Slack, so Foyer sends them an email with a link';
}

const UNCONFIRMED =
  "Slack hasn't confirmed their email yet: the invitation waits until it has. Ask them to confirm it in Slack.";

const WAITS =
  'They are not in this Slack yet: the invitation waits, and reaches them as a direct message the moment they join. Invite them to Slack as well, or send them the link by which people join it.';

/** Text for the inviter after sending: what the person gets, and how. */
export function invitationSentBlocks(
  invitation: SentInvitation,
  how: Arrival,
): { text: string; blocks: KnownBlock[] } {
  const who = invitation.name ?? invitation.email;
  const arrival = arrivalOf(invitation, how);
  const buttons = arrival === inSlack.dm ? ' with Accept and Decline' : '';
  const waits = how.unconfirmed.has(invitation.email) ? UNCONFIRMED : WAITS;
  const text = `Invited ${who} to ${invitation.organization.name} as ${invitation.role.name}.`;
  return {
    text,
    blocks: [
      paragraphBlock(
        'Invited ',
        bold(who),
        invitation.name ? ` (${invitation.email})` : '',
        ' to ',
        bold(invitation.organization.name),
        ` ${roleSentence(invitation)}`,
      ),
      paragraphBlock(`${arrival ? `${arrival}${buttons}.` : waits} You will hear when they answer.`),
      ...openUntilBlocks(invitation),
      ...(arrival ? [] : [actions(copyTextButton(invitation))]),
    ],
  };
}

/** Text for the inviter after sending a list: everybody on it, and how each gets their invitation. */
export function listSentBlocks(
  invitations: readonly SentInvitation[],
  how: Arrival,
): { text: string; blocks: KnownBlock[] } {
  const name = invitations[0]?.organization.name ?? '';
  const count = invitations.length;
  return {
    text: `Invited ${count} people to ${name}.`,
    blocks: [
      paragraphBlock(`Invited ${count} people to `, bold(name), '. You will hear when they answer.'),
      // Sent at once, they end at once.
      ...invitations.slice(0, 1).flatMap(openUntilBlocks),
      ...invitations.map(invitation =>
        paragraphBlock(
          bold(invitation.name ?? invitation.email),
          invitation.name ? ` (${invitation.email})` : '',
          ` ${roleSentence(invitation)} `,
          listArrival(invitation, how),
        ),
      ),
    ],
  };
}

const openUntilBlocks = ({ expiresAt }: SentInvitation): KnownBlock[] =>
  renderParts(openUntil({ status: 'pending', expiresAt }));

function listArrival(invitation: SentInvitation, how: Arrival): string {
  const arrival = arrivalOf(invitation, how);
  if (arrival) return `${arrival}.`;
  return how.unconfirmed.has(invitation.email)
    ? UNCONFIRMED
    : 'They are not in this Slack yet: it reaches them the moment they join, so invite them to Slack as well.';
}

/** Opens the text of an invitation, for sending it by hand. */
export function copyTextButton({ id: invitationId }: { id: string }): Button {
  return button(copyTextAction, { invitationId }, 'Copy invitation text');
}

/** The text of an invitation that waits, to copy and send by hand. It contains no link that proves an address. */
export function copyTextView(
  invitation: Invitation,
  contact: { name: string; email: string } | null,
): ModalView {
  const { organization } = invitation;
  const { timeZone } = organization;
  const nothingElse = {
    joinRequest: null,
    import: null,
    member: null,
    handover: null,
    initiator: null,
    data: {},
  };
  const facts = { organization, invitation, ...nothingElse };
  const content = invitationMail({ ...facts, link: null, contact });
  return {
    type: 'modal',
    callback_id: 'invitation-text',
    title: plain('Invitation text', 24),
    close: plain('Close', 24),
    blocks: [
      paragraphBlock(`Copy this text and send it to ${invitation.name ?? invitation.email} yourself.`),
      preformatted(
        content ? plainText(content.parts, { timeZone }) : 'Somebody answered this invitation already.',
      ),
    ],
  };
}

/** The invitee's card as a modal, when they open it outside the DM. */
export function invitationView(invitation: Invitation): ModalView {
  return {
    type: 'modal',
    callback_id: 'invitation',
    title: plain('Your invitation', 24),
    close: plain('Close', 24),
    blocks: renderParts(invitationCard(invitation).parts),
  };
}
