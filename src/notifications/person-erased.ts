import { queueRefresh, queueRefreshes, queueRemoval } from '../delivery/queue.ts';
import type { Notification } from './notification.ts';

/** Slack takes 50 updates a minute; the rest is left for what people cause. */
const REFRESH_EVERY_MS = 2_000;

/** Nobody is sent a message; cards about the person leave Slack, and others stop naming them. */
export const personErased: Notification<'person.erased'> = {
  async prepare(tx, { organizationId, cards, named }) {
    await queueRemoval(tx, { organizationId, cards });
    await queueRefreshes(tx, named.invitationIds, REFRESH_EVERY_MS);
    for (const [index, joinRequestId] of named.joinRequestIds.entries()) {
      await queueRefresh(tx, { joinRequestId }, { inMs: index * REFRESH_EVERY_MS });
    }
  },
  plan: async () => [],
};
