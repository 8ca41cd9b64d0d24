import type { KnownBlock } from '@slack/types';
import type { Invitation } from '../../domain/invitations/store.ts';
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
} from '../blocks.ts';
import { approveInvitationAction, rejectInvitationAction } from './actions.ts';
import { roleSentence } from './sentences.ts';

/** The approvers' card for an invitation whose inviter may no longer grant it; buttons only while it waits. */
export function approvalCard(invitation: Invitation): { text: string; blocks: KnownBlock[] } {
  const { id: invitationId, email, name, slackUserId, organization, inviter, status } = invitation;
  const who: Inline = slackUserId ? mention(slackUserId) : bold(name ?? email);
  const text = `${name ?? email} accepted an invitation to ${organization.name} that an approver must decide.`;
  const blocks: KnownBlock[] = [
    paragraphBlock(
      who,
      ` (${email}) accepted the invitation of `,
      bold(inviter.name),
      ' to join ',
      bold(organization.name),
      ` ${roleSentence(invitation)}`,
    ),
  ];
  if (status === 'pending') {
    blocks.push(
      paragraphBlock(`${inviter.name} could not give this any more, so an approver decides.`),
      actions(
        button(approveInvitationAction, { invitationId }, 'Accept', { style: 'primary' }),
        button(rejectInvitationAction, { invitationId }, 'Reject', {
          style: 'danger',
          confirm: confirmation(
            'Reject it?',
            `${name ?? email} does not join ${organization.name} and is told.`,
            'Reject',
            { style: 'danger' },
          ),
        }),
      ),
    );
  } else {
    blocks.push(paragraphBlock(...outcome(invitation)));
  }
  return { text: escapedLine(status === 'pending' ? text : `${text} (${status})`), blocks };
}

function outcome({ status, resolvedBy, resolvedAt }: Invitation): Inline[] {
  const by: Inline[] = resolvedBy ? [' by ', mention(resolvedBy)] : [];
  const at: Inline[] = resolvedAt ? [' · ', dateTime(resolvedAt)] : [];
  if (status === 'accepted') return ['✓ Accepted', ...by, ...at];
  if (status === 'revoked') return ['✗ Rejected', ...by, ...at];
  return [`This invitation was ${status}`, ...at];
}
