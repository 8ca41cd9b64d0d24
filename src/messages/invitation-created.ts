import type { Invitation } from '../domain/invitations/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
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
  const said = texts().cards;
  const summary = said.invitesSummary({
    inviter: inviter.name,
    organization: organization.name,
    role: role.name,
  });
  return {
    summary: status === 'pending' ? summary : `${summary} (${said.states[status]})`,
    parts: [
      paragraph(
        ...said.invites({
          inviter: bold(inviter.name),
          organization: bold(organization.name),
          access: roleSentence(invitation),
        }),
      ),
      ...(organization.welcomeMessage ? [paragraph(organization.welcomeMessage)] : []),
      ...(note ? [{ quote: note }] : []),
      ...(isOpen(invitation) && asksApprover(invitation) ? [paragraph(said.approverDecides)] : []),
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
  const said = texts().cards;
  return [
    paragraph(
      ...said.acceptedAt<Inline>({ at: { time: awaitingApprovalAt } }),
      asksApprover(invitation) ? said.waitsForApprover : said.inviterLostRight({ inviter: inviter.name }),
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
  const said = texts().cards;
  const question = said.joinQuestion({ organization: organization.name, role: role.name, groups });
  return {
    action: 'accept-invitation',
    value: { invitationId },
    label: said.accept,
    style: 'primary',
    confirm: {
      title: said.joinTitle({ organization: organization.name }),
      text: question.trimEnd() + openUntilText(invitation, organization.timeZone),
      yes: said.join,
      no: said.notNow,
    },
  };
}

function declineButton({ id: invitationId, organization, inviter }: Invitation): MessageButton {
  const said = texts().cards;
  return {
    action: 'decline-invitation',
    value: { invitationId },
    label: said.decline,
    confirm: {
      title: said.declineTitle,
      text: said.declineQuestion({ inviter: inviter.name, organization: organization.name }),
      yes: said.decline,
      style: 'danger',
    },
  };
}

function outcome({ status, resolvedAt, resolvedBy, organization, inviter }: Invitation): Inline[] {
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  const said = texts().cards;
  switch (status) {
    case 'accepted':
      return [...said.joined({ organization: bold(organization.name) }), ...at];
    case 'declined':
      return [said.youDeclined, ...at];
    case 'revoked': {
      const by = resolvedBy ? mention(resolvedBy, [inviter], said.anAdmin) : null;
      return [...(by ? said.revokedBy({ by }) : [said.revoked]), ...at];
    }
    default:
      return [said.expired, ...at];
  }
}
