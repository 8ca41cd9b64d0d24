import type { Transaction } from '../database/client.ts';
import type { MessageKind, PlannedDelivery } from './notification.ts';
import { partiesOf } from './store.ts';

/** Plans one direct message to whoever sent the invitation. */
export function planForInviter(message: MessageKind) {
  return async (tx: Transaction, { invitationId }: { invitationId: string }): Promise<PlannedDelivery[]> => {
    const parties = await partiesOf(tx, invitationId);
    const recipient = parties?.inviter.slackUserId;
    return recipient ? [{ message, recipient, invitationId }] : [];
  };
}
