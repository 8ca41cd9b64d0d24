import type { Transaction } from '../database/client.ts';
import { findJoinRequest } from '../domain/join-requests/store.ts';
import type { MessageKind, PlannedDelivery } from './notification.ts';

/** Plans one direct message to whoever asked to join; the decider hears when it fails. */
export function planForRequester(message: MessageKind) {
  return async (
    tx: Transaction,
    { joinRequestId }: { joinRequestId: string },
  ): Promise<PlannedDelivery[]> => {
    const request = await findJoinRequest(tx, joinRequestId);
    if (!request) return [];
    return [{ message, recipient: request.slackUserId, joinRequestId, causerId: request.deciderId }];
  };
}
