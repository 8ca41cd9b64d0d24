import { randomUUID } from 'node:crypto';
import { queueSync } from '../delivery/queue.ts';
import type { Notification } from './notification.ts';

/** The comparison begins; its end is told by sync-ended.ts. */
export const syncAsked: Notification<'sync.asked'> = {
  prepare: (tx, { organizationId, by }) =>
    queueSync(tx, { organizationId, by, syncId: randomUUID(), problems: [] }),
  plan: async () => [],
};
