import type { Invitation } from '../domain/invitations/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
import { groupsSentence, roleSentence } from './access-sentences.ts';
import { isAgain } from './again.ts';
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
import { welcomeParts } from './welcome-parts.ts';
import { withLinks } from './with-links.ts';

export const invitationMessage: Render = facts =>
  facts.invitation &&
  invitationCard(facts.invitation, { isAgain: isAgain(facts), newerAt: facts.newerCardAt });

/**
 * The invitee's card in its current state: buttons only while it is pending.
 * @param sent.isAgain has it reached them before?
 * @param sent.newerAt when a newer card was posted, on which they answer
 */
export function invitationCard(
  invitation: Invitation,
  sent: { isAgain?: boolean; newerAt?: Date | undefined } = {},
): Content {
  const { organization, inviter, role, note, status } = invitation;
  const said = texts().cards;
  const { isAgain = false, newerAt } = sent;
  const summary = (isAgain ? said.invitesAgainSummary : said.invitesSummary)({
    inviter: inviter.name,
    organization: organization.name,
    role: role.name,
  });
  return {
    summary: status === 'pending' ? summary : `${summary} (${said.states[status]})`,
    parts: [
      paragraph(
        ...(isAgain ? said.invitesAgain : said.invites)({
          inviter: bold(inviter.name),
          organization: bold(organization.name),
          access: roleSentence(invitation),
        }),
      ),
      ...(organization.welcomeMessage ? [paragraph(...withLinks(organization.welcomeMessage))] : []),
      ...(note ? [{ quote: note }] : []),
      ...(isOpen(invitation) && asksApprover(invitation) ? [paragraph(said.approverDecides)] : []),
      ...answer(invitation, newerAt),
      // An older copy leaves that to the newest.
      ...(status === 'accepted' && !newerAt ? welcomeParts(welcomed(invitation)) : []),
    ],
  };
}

/** What the invitation gave, and whom to ask: the person who sent it. */
const welcomed = ({ organization, role, grants, lostGroups, inviter }: Invitation) => ({
  organization,
  role,
  grants,
  lostGroups,
  ask: inviter,
});

const isOpen = ({ status, awaitingApprovalAt }: Invitation) => status === 'pending' && !awaitingApprovalAt;

function answer(invitation: Invitation, newerAt: Date | undefined): Part[] {
  const { inviter, status, awaitingApprovalAt } = invitation;
  if (status !== 'pending') return [paragraph(...outcome(invitation))];
  if (newerAt) return [paragraph(...texts().cards.answerOnNewer<Inline>({ at: { time: newerAt } }))];
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
