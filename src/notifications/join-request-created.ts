import type { Transaction } from '../database/client.ts';
import { findJoinRequest } from '../domain/join-requests/store.ts';
import { holdersOf } from '../domain/members/store.ts';
import { joinRequestCard } from '../slack/join-requests/views.ts';
import type { Notification, PlannedDelivery, Render } from './notification.ts';

/** Approvers asked one by one where the organization has no approvals channel. */
const APPROVERS_ASKED = 20;

/** The approvals channel gets the card; without one, each approver gets it by direct message. */
export const joinRequestCreated: Notification<'join-request.created'> = {
  async plan(tx, { organizationId, joinRequestId }) {
    const request = await findJoinRequest(tx, joinRequestId);
    if (!request) return [];
    const channel = request.organization.approvalsChannelId;
    if (!channel) return planForApprovers(tx, organizationId, joinRequestId);
    return [{ message: 'join-request', recipient: channel, joinRequestId }];
  },
};

/** Plans the card as a direct message to each approver. */
export async function planForApprovers(
  tx: Transaction,
  organizationId: string,
  joinRequestId: string,
): Promise<PlannedDelivery[]> {
  const approvers = await holdersOf(tx, organizationId, 'join-request:review', APPROVERS_ASKED);
  return approvers.map(({ slackUserId: recipient }) => ({
    message: 'join-request',
    recipient,
    joinRequestId,
  }));
}

export const joinRequestMessage: Render = ({ joinRequest, formerRole }) =>
  joinRequest && joinRequestCard(joinRequest, formerRole);
