import type { Notification } from './notification.ts';

/** The invitee's card loses its buttons and says who revoked it. */
export const invitationRevoked: Notification<'invitation.revoked'> = {
  plan: async () => [],
  refreshes: true,
  settles: 'The invitation was revoked first.',
};
