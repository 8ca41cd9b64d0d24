import type { Transaction } from '../database/client.ts';
import { invitationCard } from '../slack/invitations/views.ts';
import type { Notification, PlannedDelivery, Render } from './notification.ts';
import { partiesOf } from './store.ts';

/** The invitee gets the card as a direct message, or waits for it until they are in Slack. */
export async function planInvitation(
  tx: Transaction,
  { invitationId }: { invitationId: string },
): Promise<PlannedDelivery[]> {
  const invitation = await partiesOf(tx, invitationId);
  if (!invitation) return [];
  const { slackUserId: recipient, email, inviterId: causerId } = invitation;
  return [{ message: 'invitation', recipient, email, invitationId, causerId }];
}

export const invitationCreated: Notification<'invitation.created'> = { plan: planInvitation };

export const invitationMessage: Render = ({ invitation }) => invitation && invitationCard(invitation);
