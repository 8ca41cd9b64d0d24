import { z } from 'zod';
import type { Transaction } from '../database/client.ts';
import { type DeliveryFacts, findDelivery } from '../delivery/facts/store.ts';
import { countedBy, type PlannedDelivery } from '../delivery/planned.ts';
import type { EventOf } from '../domain/events.ts';
import { targetName } from '../domain/link-target.ts';
import { nameOfActor } from '../domain/members/store.ts';
import { storedReason } from '../messages/reasons.ts';
import { planForApprovers } from './approvers.ts';
import { isMailed } from './store.ts';

/**
 * Notifies the initiator of a message that could not be delivered, so that they can act. An invitation that Slack does
 * not take goes by email, and its initiator gets a message only when that fails, too. If the approvals channel
 * refuses the card of a join request, it goes to the approvers themselves; if an approver doesn't get one, because they
 * left Slack, it goes to approvers who have not been asked yet.
 */
export async function planForFailed(
  { organizationId, deliveryId, others = 0 }: EventOf<'delivery.failed'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const failed = await findDelivery(tx, { organizationId }, deliveryId);
  if (!failed) return [];
  if (failed.link) return planSyncFailed(tx, failed, others);
  const { message, joinRequestId, invitationId, organization } = failed;
  if (joinRequestId && (message === 'join-request' || message === 'join-request-reminder')) {
    return planForApprovers(tx, organization.id, { joinRequestId }, message);
  }
  if (invitationId && message === 'invitation-approval') {
    return planForApprovers(tx, organization.id, { invitationId }, message);
  }
  const told = planForInitiator(failed);
  const { invitation, medium, importId, batchId, initiatorId } = failed;
  const isForInvitee = message === 'invitation' || message === 'invitation-reminder';
  if (!invitation || !isForInvitee || medium === 'email') return told;
  if (organization.inviteBy === 'both') return (await isMailed(tx, invitation.id)) ? [] : told;
  return [
    {
      message,
      medium: 'email',
      recipient: null,
      email: invitation.email,
      invitationId: invitation.id,
      initiatorId,
      ...(importId && { importId }),
      ...(batchId && { batchId }),
      withoutMail: told,
    },
  ];
}

const UNKNOWN = storedReason({ code: 'unknown' });

/** Who uploaded a file or started a batch reads its failures in the summary, not in one message each. */
function planForInitiator(failed: DeliveryFacts): PlannedDelivery[] {
  const recipient = failed.initiator?.slackUserId;
  if (!recipient || countedBy(failed)) return [];
  const who =
    failed.invitation?.name ?? failed.invitation?.email ?? failed.joinRequest?.name ?? failed.email ?? '';
  return [
    {
      message: 'delivery-failed',
      recipient,
      data: { failed: who, reason: failed.reason ?? UNKNOWN },
      ...(failed.invitationId && { invitationId: failed.invitationId }),
      ...(failed.joinRequestId && { joinRequestId: failed.joinRequestId }),
    },
  ];
}

/** Notifies the initiator of a membership change that Slack refused: once, with the number of people. */
async function planSyncFailed(
  tx: Transaction,
  failed: DeliveryFacts,
  others: number,
): Promise<PlannedDelivery[]> {
  const { link, initiator, recipient, organizationId, reason } = failed;
  if (!link || !initiator?.slackUserId || !recipient) return [];
  const { change } = z.object({ change: z.enum(['add', 'remove']) }).parse(failed.data);
  const who = (await nameOfActor(tx, organizationId, recipient)) ?? '';
  const { name: group } = link.group;
  const data = { who, others, change, target: targetName(link), group, reason: reason ?? UNKNOWN };
  return [{ message: 'access-failed', recipient: initiator.slackUserId, data }];
}
