import type { Notification } from './notification.ts';

/** Nobody new hears of it: the delivery that waited for the invitee is sent now. */
export const invitationReachable: Notification<'invitation.reachable'> = { plan: async () => [] };
