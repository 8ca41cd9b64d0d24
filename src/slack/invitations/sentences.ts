import type { Resent } from '../../domain/invitations/resend.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { openUntilText } from '../../messages/open-until.ts';
import type { Settings } from '../route.ts';

const wayOf: Record<Invitation['organization']['inviteBy'], string> = {
  dm: 'by direct message',
  email: 'by email',
  both: 'by direct message and email',
};

/** The result of resending an invitation. Without a mail server, nothing is sent to people outside Slack. */
export function resentSentence(
  invitation: Resent,
  isUnconfirmed: boolean,
  settings: Pick<Settings, 'sendsMail'>,
): string {
  const { timeZone } = invitation.organization;
  return `${arrivalSentence(invitation, isUnconfirmed, settings)}${openUntilText(invitation, timeZone)}`;
}

function arrivalSentence(
  { slackUserId, name, email, organization, reaches }: Resent,
  isUnconfirmed: boolean,
  { sendsMail }: Pick<Settings, 'sendsMail'>,
): string {
  if (reaches?.isNew) {
    const by = sendsMail ? wayOf[organization.inviteBy] : wayOf.dm;
    return `Sent to ${reaches.name ?? name ?? email} (new account) ${by}.`;
  }
  if (slackUserId || sendsMail) return `Sent again to ${email}.`;
  return isUnconfirmed
    ? `Still waiting: Slack hasn't confirmed ${email} yet. Ask ${name ?? 'them'} to confirm it in Slack.`
    : `Still waiting: ${name ?? email} isn't in this Slack yet.`;
}

type Delivery = Pick<Invitation['deliveries'][number], 'medium' | 'status' | 'reason'>;

/** The status of the newest messages to the invitee: one in Slack, one by email, or both. */
export function deliverySentence(invitation: Invitation): string {
  if (invitation.awaitingApprovalAt) return 'Accepted; waits for an approver';
  return deliveriesSentence(invitation.deliveries) ?? 'Not sent';
}

/** The same for deliveries, newest first; null when there is none. */
function deliveriesSentence([newest, before]: readonly Delivery[]): string | null {
  if (!newest) return null;
  if (!before || before.medium === newest.medium) return statusSentence(newest);
  const other = statusSentence(before);
  return `${statusSentence(newest)}; ${other.charAt(0).toLowerCase()}${other.slice(1)}`;
}

function statusSentence({ medium, status, reason }: Delivery): string {
  if (medium === 'email') {
    switch (status) {
      case 'delivered':
        return 'Sent by email';
      case 'failed':
        return `Not sent by email: ${reason ?? 'unknown reason'}`;
      default:
        return 'Being sent by email';
    }
  }
  switch (status) {
    case 'delivered':
      return 'Delivered by direct message';
    case 'waiting':
      return 'Waiting until they join this Slack, or confirm their email there';
    case 'failed':
      return `Not delivered: ${reason ?? 'unknown reason'}`;
    default:
      return 'Being delivered';
  }
}
