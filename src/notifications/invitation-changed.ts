import type { Notification } from './notification.ts';

/** Every copy of the card says what it promises now; nobody needs a message of their own. */
export const invitationChanged: Notification<'invitation.changed'> = {
  plan: async () => [],
  refreshes: true,
};
