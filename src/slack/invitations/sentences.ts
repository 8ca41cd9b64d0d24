import type { Invitation } from '../../domain/invitations/store.ts';

/** The result of resending an invitation: nothing is sent to a person Slack doesn't know by that email. */
export function resentSentence({ slackUserId, name, email }: Invitation, isUnconfirmed: boolean): string {
  if (slackUserId) return `Sent again to ${email}.`;
  return isUnconfirmed
    ? `Still waiting: Slack hasn't confirmed ${email} yet. Ask ${name ?? 'them'} to confirm it in Slack.`
    : `Still waiting: ${name ?? email} isn't in this Slack yet.`;
}

/** The status of the newest message to the invitee. */
export function deliverySentence(invitation: Invitation): string {
  if (invitation.awaitingApprovalAt) return 'Accepted; waits for an approver';
  const delivery = invitation.deliveries[0];
  if (!delivery) return 'Not sent';
  switch (delivery.status) {
    case 'delivered':
      return 'Delivered by direct message';
    case 'waiting':
      return 'Waiting until they join this Slack, or confirm their email there';
    case 'failed':
      return `Not delivered: ${delivery.reason ?? 'unknown reason'}`;
    default:
      return 'Being delivered';
  }
}
