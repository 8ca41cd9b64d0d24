import type { Invitation } from '../domain/invitations/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { groupsSentence, roleSentence } from './access-sentences.ts';
import {
  bold,
  buttons,
  type Content,
  type Inline,
  type MessageButton,
  type Part,
  paragraph,
} from './content.ts';
import type { Render } from './message.ts';
import { openUntil, openUntilText } from './open-until.ts';
import { mention } from './people.ts';

export const invitationMessage: Render = ({ invitation }) => invitation && invitationCard(invitation);

/** The invitee's card in its current state: buttons only while it is pending. */
export function invitationCard(invitation: Invitation): Content {
  const { organization, inviter, role, note, status } = invitation;
  const summary = `${inviter.name} invites you to join ${organization.name} as ${role.name}.`;
  return {
    summary: status === 'pending' ? summary : `${summary} (${status})`,
    parts: [
      paragraph(
        bold(inviter.name),
        ' invites you to join ',
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
      ...(organization.welcomeMessage ? [paragraph(organization.welcomeMessage)] : []),
      ...(note ? [{ quote: note }] : []),
      ...(isOpen(invitation) && asksApprover(invitation)
        ? [paragraph('After you accept, an approver decides.')]
        : []),
      ...answer(invitation),
    ],
  };
}

const isOpen = ({ status, awaitingApprovalAt }: Invitation) => status === 'pending' && !awaitingApprovalAt;

function answer(invitation: Invitation): Part[] {
  const { inviter, status, awaitingApprovalAt } = invitation;
  if (status !== 'pending') return [paragraph(...outcome(invitation))];
  if (!awaitingApprovalAt) {
    return [...openUntil(invitation), buttons(acceptButton(invitation), declineButton(invitation))];
  }
  return [
    paragraph(
      '✓ You accepted · ',
      { time: awaitingApprovalAt },
      `. ${asksApprover(invitation) ? 'An' : `${inviter.name} can no longer give this access, so an`} approver decides. Foyer tells you by direct message.`,
    ),
    buttons(declineButton(invitation)),
  ];
}

/** Did the invitation come from an invite link that asks an approver about each person? */
export function asksApprover({ inviteLink }: Pick<Invitation, 'inviteLink'>): boolean {
  return inviteLink?.mode === 'ask';
}

function acceptButton(invitation: Invitation): MessageButton {
  const { id: invitationId, organization, role } = invitation;
  const groups = groupsSentence(invitation, roleTemplate(organization.template));
  return {
    action: 'accept-invitation',
    value: { invitationId },
    label: 'Accept',
    style: 'primary',
    confirm: {
      title: `Join ${organization.name}?`,
      text:
        `Join ${organization.name} as ${role.name}? ${groups}`.trimEnd() +
        openUntilText(invitation, organization.timeZone),
      yes: 'Join',
      no: 'Not now',
    },
  };
}

function declineButton({ id: invitationId, organization, inviter }: Invitation): MessageButton {
  return {
    action: 'decline-invitation',
    value: { invitationId },
    label: 'Decline',
    confirm: {
      title: 'Decline the invitation?',
      text: `You won’t join ${organization.name}. Foyer notifies ${inviter.name}, who can invite you again.`,
      yes: 'Decline',
      style: 'danger',
    },
  };
}

function outcome({ status, resolvedAt, resolvedBy, organization, inviter }: Invitation): Inline[] {
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  switch (status) {
    case 'accepted':
      return ['✓ You joined ', bold(organization.name), ...at];
    case 'declined':
      return ['You declined this invitation', ...at];
    case 'revoked':
      return [
        'This invitation was revoked',
        ...(resolvedBy ? [' by ', mention(resolvedBy, [inviter], 'an admin')] : []),
        ', so it can no longer be accepted',
        ...at,
      ];
    default:
      return ['This invitation has expired', ...at];
  }
}
