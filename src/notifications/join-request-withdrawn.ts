import type { Notification } from './notification.ts';

/** Every approver's copy of the card loses its buttons and says so; nobody needs a message of their own. */
export const joinRequestWithdrawn: Notification<'join-request.withdrawn'> = {
  plan: async () => [],
  refreshes: true,
};
