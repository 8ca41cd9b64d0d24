import type { Resent } from '../../domain/invitations/resend.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { openUntilText } from '../../messages/open-until.ts';
import { reasonText } from '../../messages/reasons.ts';
import { texts } from '../../texts/texts.ts';
import type { Settings } from '../route.ts';

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
  const said = texts().invited;
  if (reaches?.isNew) {
    const way = sendsMail ? organization.inviteBy : 'dm';
    return said.sentToNewAccount[way]({ name: reaches.name ?? name ?? email });
  }
  if (slackUserId || sendsMail) return said.sentAgain({ email });
  return isUnconfirmed ? said.stillUnconfirmed({ email }) : said.stillNotHere({ name: name ?? email });
}

type Delivery = Pick<Invitation['deliveries'][number], 'medium' | 'status' | 'reason'>;

/** The status of the newest messages to the invitee: one in Slack, one by email, or both. */
export function deliverySentence({ awaitingApprovalAt, deliveries }: Invitation): string {
  if (awaitingApprovalAt) return texts().invited.awaitingApproval;
  const [newest, before] = deliveries;
  if (!newest) return texts().invited.notSent;
  const shown = before && before.medium !== newest.medium ? [newest, before] : [newest];
  return shown.map(statusSentence).join(' · ');
}

function statusSentence({ medium, status, reason }: Delivery): string {
  const said = texts().invited;
  const failed = { reason: reasonText(reason) };
  if (medium === 'email') {
    if (status === 'delivered') return said.emailed;
    return status === 'failed' ? said.emailFailed(failed) : said.emailQueued;
  }
  switch (status) {
    case 'delivered':
      return said.messaged;
    case 'waiting':
      return said.messageWaits;
    case 'failed':
      return said.messageFailed(failed);
    default:
      return said.messageQueued;
  }
}
