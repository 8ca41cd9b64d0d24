import type { KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { offeredOf } from '../../domain/invitations/pending-invitation.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { accessInList } from '../../messages/access-sentences.ts';
import { dayText, shortDayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import { beyondReach } from '../beyond-reach.ts';
import { context } from '../blocks.ts';
import { type Happened, saidOf } from '../list-parts.ts';
import { personRow, type RowControl, rowControl } from '../rows.ts';
import {
  copyTextAction,
  editInvitationAction,
  inviteAgainAction,
  resendAction,
  revokeAction,
} from './list-actions.ts';
import { deliverySentence } from './sentences.ts';

type Reader = Pick<ActingMember, 'organization' | 'permissions'>;

/** An invitation in the list, with what the reader may do about it, and what just happened to it. */
export function invitedRow(
  invitation: Invitation,
  acting: Reader,
  happened: Happened | undefined,
): KnownBlock[] {
  const beyond = beyondReach(acting, 'invitation:create', invitation);
  return [
    ...personRow(invitation, {
      facts: [accessInList(invitation, acting.organization.template), ...stateOf(invitation)],
      controls: controlsOf(invitation, acting),
      said: saidOf(happened, invitation.id),
    }),
    ...(beyond ? [context(beyond)] : []),
  ];
}

/** Its message and how long it is open; or how it ended. Then who invited. */
function stateOf(invitation: Invitation): string[] {
  const said = texts().invited;
  const { inviter, createdAt, resolvedAt, expiresAt, status, awaitingApprovalAt } = invitation;
  const sent = said.invitedBy({ inviter: inviter.name, day: shortDayText(createdAt) });
  if (resolvedAt) return [said.resolved[status]({ day: shortDayText(resolvedAt) }), sent];
  const isOpen = expiresAt && !awaitingApprovalAt;
  const until = isOpen ? [said.openUntil({ day: dayText(expiresAt) })] : [];
  return [deliverySentence(invitation), ...until, sent];
}

function controlsOf(invitation: Invitation, acting: Reader): RowControl[] {
  const said = texts().invited;
  const about = { invitationId: invitation.id };
  const { gives, revokes, invitesAgain } = offeredOf(acting, invitation);
  if (invitation.status !== 'pending')
    return invitesAgain ? [rowControl(inviteAgainAction, about, said.inviteAgain)] : [];
  return [
    ...(gives
      ? [
          rowControl(resendAction, about, said.resend),
          rowControl(editInvitationAction, about, said.edit),
          ...(isUnreached(invitation) ? [rowControl(copyTextAction, about, said.copyText)] : []),
        ]
      : []),
    ...(revokes ? [rowControl(revokeAction, about, said.revoke, 'danger')] : []),
  ];
}

/** Has no message reached the invitee? */
function isUnreached({ awaitingApprovalAt, deliveries }: Invitation): boolean {
  return !awaitingApprovalAt && deliveries.every(({ status }) => status === 'waiting' || status === 'failed');
}
