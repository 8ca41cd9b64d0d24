import { z } from 'zod';
import type { Transaction } from '../database/client.ts';
import type { PlannedDelivery } from '../delivery/planned.ts';
import { findDelivery } from '../delivery/store.ts';
import type { EventOf } from '../domain/events.ts';
import { bold, escapedLine, line } from '../slack/blocks.ts';
import { planAccessFailed } from './access-failed.ts';
import { planForApprovers } from './approvers.ts';
import type { Render } from './notification.ts';

const facts = z.object({ failed: z.string(), reason: z.string() });

/**
 * Whoever caused a message that could not be delivered hears of it, so that they can act. A join request that the
 * approvals channel does not take goes to the approvers themselves; one that an approver does not get, because
 * they left Slack, goes to those who were not asked yet.
 */
export async function planForFailed(
  { organizationId, deliveryId, others = 0 }: EventOf<'delivery.failed'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const failed = await findDelivery(tx, { organizationId }, deliveryId);
  if (!failed) return [];
  if (failed.tie) return planAccessFailed(tx, failed, others);
  const { message, joinRequestId, invitationId, organization } = failed;
  if (joinRequestId && (message === 'join-request' || message === 'join-request-reminder')) {
    return planForApprovers(tx, organization.id, { joinRequestId }, message);
  }
  if (invitationId && message === 'invitation-approval') {
    return planForApprovers(tx, organization.id, { invitationId }, message);
  }
  const recipient = failed.causer?.slackUserId;
  if (!recipient) return [];
  const who =
    failed.invitation?.name ??
    failed.invitation?.email ??
    failed.joinRequest?.name ??
    failed.email ??
    'somebody';
  return [
    {
      message: 'delivery-failed',
      recipient,
      data: { failed: who, reason: failed.reason ?? 'unknown reason' },
      ...(failed.invitationId && { invitationId: failed.invitationId }),
      ...(failed.joinRequestId && { joinRequestId: failed.joinRequestId }),
    },
  ];
}

export const deliveryFailedMessage: Render = ({ data, organization, invitationId }) => {
  const { failed, reason } = facts.parse(data);
  return {
    text: escapedLine(`Foyer could not reach ${failed}.`),
    blocks: [
      line(
        '⚠ Foyer could not reach ',
        bold(failed),
        ' about ',
        bold(organization.name),
        `: ${reason} ${invitationId ? 'You can send it again under Invited Users, or tell' : 'Tell'} them yourself.`,
      ),
    ],
  };
};
