import type { Notification } from './notification.ts';

/** Nobody is told: see access.ts for who is added. */
export const groupTied: Notification<'group.tied'> = { plan: async () => [] };
