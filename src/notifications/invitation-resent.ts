import { planInvitation } from './invitation-created.ts';
import type { Notification } from './notification.ts';

/** The invitee gets the card once more; either copy can be answered, and both show the outcome. */
export const invitationResent: Notification<'invitation.resent'> = {
  plan: planInvitation,
  settles: 'It was sent again.',
};
