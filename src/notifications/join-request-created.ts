import { joinRequestCard } from '../slack/join-requests/views.ts';
import { planForReview } from './approvers.ts';
import type { Notification, Render } from './notification.ts';

/** The approvals channel gets the card; without one, each approver gets it by direct message. */
export const joinRequestCreated: Notification<'join-request.created'> = {
  plan: (tx, { organizationId, joinRequestId }) =>
    planForReview(tx, organizationId, { joinRequestId }, 'join-request'),
};

export const joinRequestMessage: Render = ({ joinRequest, formerRole }) =>
  joinRequest && joinRequestCard(joinRequest, formerRole);
