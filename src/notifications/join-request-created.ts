import type { Transaction } from '../database/client.ts';
import { findJoinRequest } from '../domain/join-requests/store.ts';
import { holdersOf } from '../domain/members/store.ts';
import { joinRequestCard } from '../slack/join-requests/views.ts';
import type { MessageKind, Notification, PlannedDelivery, Render } from './notification.ts';
import { addressedBy } from './store.ts';

/** Approvers asked one by one where the organization has no approvals channel. */
const APPROVERS_ASKED = 20;

/** The approvals channel gets the card; without one, each approver gets it by direct message. */
export const joinRequestCreated: Notification<'join-request.created'> = {
  plan: (tx, event) => planForReview(tx, event, 'join-request'),
};

type About = { organizationId: string; joinRequestId: string };

/** Plans a message about a request to the approvals channel or, without one, to each approver. */
export async function planForReview(
  tx: Transaction,
  event: About,
  message: MessageKind,
): Promise<PlannedDelivery[]> {
  const { joinRequestId } = event;
  const request = await findJoinRequest(tx, joinRequestId);
  if (!request) return [];
  const channel = request.organization.approvalsChannelId;
  if (!channel) return planForApprovers(tx, event, message);
  return [{ message, recipient: channel, joinRequestId }];
}

/** Plans a message about a request to each approver who was not sent it before. */
export async function planForApprovers(
  tx: Transaction,
  { organizationId, joinRequestId }: About,
  message: MessageKind,
): Promise<PlannedDelivery[]> {
  const asked = await addressedBy(tx, { joinRequestId, message });
  const take = APPROVERS_ASKED + asked.size;
  const approvers = await holdersOf(tx, organizationId, 'join-request:review', take);
  return approvers
    .filter(({ slackUserId }) => !asked.has(slackUserId))
    .map(({ slackUserId: recipient }) => ({ message, recipient, joinRequestId }));
}

export const joinRequestMessage: Render = ({ joinRequest, formerRole }) =>
  joinRequest && joinRequestCard(joinRequest, formerRole);
