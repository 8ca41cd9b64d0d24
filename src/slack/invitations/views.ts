import type { KnownBlock, ModalView } from '@slack/types';
import type { Invitation, SentInvitation } from '../../domain/invitations/store.ts';
import { roleTemplate } from '../../domain/role-templates/index.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  dateTime,
  escapedLine,
  type Inline,
  mention,
  paragraphBlock,
  plain,
  quotation,
} from '../blocks.ts';
import { acceptAction, declineAction } from './actions.ts';
import { groupsSentence, roleSentence } from './sentences.ts';

const UNCONFIRMED =
  "Slack hasn't confirmed their email yet: the invitation waits until it has. Ask them to confirm it in Slack.";

/** Text for the inviter after sending: what the person gets, and how. */
export function invitationSentBlocks(
  invitation: SentInvitation,
  unconfirmed: ReadonlySet<string>,
): { text: string; blocks: KnownBlock[] } {
  const who = invitation.name ?? invitation.email;
  const reaches = invitation.slackUserId
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
      paragraphBlock(`${reaches} You will hear when they answer.`),
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

/** The invitee's card in its current state: buttons only while it is pending. */
export function invitationCard(invitation: Invitation): { text: string; blocks: KnownBlock[] } {
  const { organization, inviter, role, note, status } = invitation;
  const name = organization.name;
  const text = `${inviter.name} invites you to join ${name} as ${role.name}.`;
  const blocks: KnownBlock[] = [
    paragraphBlock(bold(inviter.name), ' invites you to join ', bold(name), ` ${roleSentence(invitation)}`),
    ...(organization.welcomeMessage ? [paragraphBlock(organization.welcomeMessage)] : []),
    ...(note ? [quotation(note)] : []),
  ];
  const decline = button(declineAction, { invitationId: invitation.id }, 'Decline', {
    confirm: confirmation(
      'Decline the invitation?',
      `You will not join ${organization.name}. ${inviter.name} will be told, and can invite you again.`,
      'Decline',
      { style: 'danger' },
    ),
  });
  if (status === 'pending' && invitation.awaitingApprovalAt) {
    blocks.push(
      paragraphBlock(
        '✓ You accepted · ',
        dateTime(invitation.awaitingApprovalAt),
        `. ${inviter.name} could not give this any more, so an approver decides. You will hear by DM.`,
      ),
      actions(decline),
    );
  } else if (status === 'pending') {
    blocks.push(
      actions(
        button(acceptAction, { invitationId: invitation.id }, 'Accept', {
          style: 'primary',
          confirm: confirmation(
            `Join ${name}?`,
            `Join ${name} as ${role.name}? ${groupsSentence(invitation, roleTemplate(organization.template))}`,
            'Join',
            { no: 'Not now' },
          ),
        }),
        decline,
      ),
    );
  } else {
    blocks.push(paragraphBlock(...outcomeSentence(invitation)));
  }
  return { text: escapedLine(status === 'pending' ? text : `${text} (${status})`), blocks };
}

/** The invitee's card as a modal, when they open it outside the DM. */
export function invitationView(invitation: Invitation): ModalView {
  return {
    type: 'modal',
    callback_id: 'invitation',
    title: plain('Your invitation', 24),
    close: plain('Close', 24),
    blocks: invitationCard(invitation).blocks,
  };
}

function outcomeSentence(invitation: Invitation): Inline[] {
  const { status, resolvedAt, organization } = invitation;
  const at = resolvedAt ? [' · ', dateTime(resolvedAt)] : [];
  switch (status) {
    case 'accepted':
      return ['✓ You joined ', bold(organization.name), ...at];
    case 'declined':
      return ['You declined this invitation', ...at];
    case 'revoked':
      return [
        'This invitation was revoked',
        ...(invitation.resolvedBy ? [' by ', mention(invitation.resolvedBy)] : []),
        ', so it can no longer be accepted',
        ...at,
      ];
    default:
      return ['This invitation has expired', ...at];
  }
}
