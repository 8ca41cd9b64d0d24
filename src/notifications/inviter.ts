import type { Transaction } from '../database/client.ts';
import { findInvitation } from '../domain/invitations/store.ts';
import type { MessageKind, PlannedDelivery } from './notification.ts';

/** Plans one direct message to whoever sent the invitation. */
export function planForInviter(message: MessageKind) {
  return async (tx: Transaction, { invitationId }: { invitationId: string }): Promise<PlannedDelivery[]> => {
    const invitation = await findInvitation(tx, invitationId);
    const recipient = invitation?.inviter.slackUserId;
    return recipient ? [{ message, recipient, invitationId }] : [];
  };
}
