import type { KnownBlock, ModalView } from '@slack/types';
import type { Invitation, SentInvitation } from '../../domain/invitations/store.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { invitationCard } from '../../messages/invitation-created.ts';
import { bold, paragraphBlock, plain } from '../blocks.ts';
import { renderParts } from '../render-content.ts';

const UNCONFIRMED =
  "Slack hasn't confirmed their email yet: the invitation waits until it has. Ask them to confirm it in Slack.";

/** Text for the inviter after sending: what the person gets, and how. */
export function invitationSentBlocks(
  invitation: SentInvitation,
  unconfirmed: ReadonlySet<string>,
): { text: string; blocks: KnownBlock[] } {
  const who = invitation.name ?? invitation.email;
  const arrival = invitation.slackUserId
    ? 'Foyer sends them a direct message with Accept and Decline.'
    : unconfirmed.has(invitation.email)
      ? UNCONFIRMED
      : 'They are not in this Slack yet: the invitation waits, and reaches them as a direct message the moment they join. Invite them to Slack as well, or send them the link by which people join it.';
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
      paragraphBlock(`${arrival} You will hear when they answer.`),
    ],
  };
}

/** Text for the inviter after sending a list: everybody on it, and how each gets their invitation. */
export function listSentBlocks(
  invitations: readonly SentInvitation[],
  unconfirmed: ReadonlySet<string>,
): { text: string; blocks: KnownBlock[] } {
  const name = invitations[0]?.organization.name ?? '';
  const count = invitations.length;
  return {
    text: `Invited ${count} people to ${name}.`,
    blocks: [
      paragraphBlock(`Invited ${count} people to `, bold(name), '. You will hear when they answer.'),
      ...invitations.map(invitation =>
        paragraphBlock(
          bold(invitation.name ?? invitation.email),
          invitation.name ? ` (${invitation.email})` : '',
          ` ${roleSentence(invitation)} `,
          invitation.slackUserId
            ? 'Foyer sends them a direct message.'
            : unconfirmed.has(invitation.email)
              ? UNCONFIRMED
              : 'They are not in this Slack yet: it reaches them the moment they join, so invite them to Slack as well.',
        ),
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
