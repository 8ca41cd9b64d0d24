import { markOfAccess } from '../domain/access/mark.ts';
import type { Invitation } from '../domain/invitations/store.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { acceptQuestion } from './acceptance.ts';
import { accessLabel, roleSentence } from './access-sentences.ts';
import { bold, buttons, type Content, type Inline, type Part, paragraph } from './content.ts';
import { asksApprover } from './invitation-created.ts';
import type { Render } from './message.ts';
import { mention } from './people.ts';

export const invitationApprovalMessage: Render = ({ invitation }) => invitation && approvalCard(invitation);

/** The approvers' card for an invitation whose inviter may no longer grant it; buttons only while it waits. */
export function approvalCard(invitation: Invitation): Content {
  const { email, name, slackUserId, organization, inviter, status } = invitation;
  const summary = `${name ?? email} accepted an invitation to ${organization.name} that an approver must decide.`;
  return {
    summary: status === 'pending' ? summary : `${summary} (${status})`,
    parts: [
      paragraph(
        slackUserId ? { mention: slackUserId, name: name ?? email } : bold(name ?? email),
        ` (${email}) accepted the invitation of `,
        bold(inviter.name),
        ' to join ',
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
      ...(status === 'pending' ? question(invitation) : [paragraph(...outcome(invitation))]),
    ],
  };
}

function question(invitation: Invitation): Part[] {
  const { id: invitationId, email, name, organization, inviter, inviteLink } = invitation;
  return [
    paragraph(
      inviteLink && asksApprover(invitation)
        ? `The invite link “${inviteLink.name}” asks an approver about each person.`
        : `${inviter.name} can no longer give this access, so an approver decides.`,
    ),
    buttons(
      {
        action: 'approve-invitation',
        value: { invitationId, seen: markOfAccess(invitation) },
        label: 'Accept',
        style: 'primary',
        confirm: acceptQuestion(invitation, { who: name ?? email, organization }),
      },
      {
        action: 'reject-invitation',
        value: { invitationId },
        label: 'Reject',
        style: 'danger',
        confirm: {
          title: 'Reject it?',
          text: `${name ?? email} won’t join ${organization.name}. Foyer notifies them.`,
          yes: 'Reject',
          style: 'danger',
        },
      },
    ),
  ];
}

function outcome(invitation: Invitation): Inline[] {
  const { status, resolvedBy, resolvedAt, inviter, organization } = invitation;
  const by: Inline[] = resolvedBy ? [' by ', mention(resolvedBy, [inviter], 'an approver')] : [];
  const at: Inline[] = resolvedAt ? [' · ', { time: resolvedAt }] : [];
  if (status === 'accepted')
    return [
      '✓ Accepted',
      ...by,
      ` as ${accessLabel(invitation, roleTemplate(organization.template))}`,
      ...at,
    ];
  if (status === 'revoked') return ['✗ Rejected', ...by, ...at];
  return [`This invitation was ${status}`, ...at];
}
