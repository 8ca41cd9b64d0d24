import type { Notification } from './notification.ts';

/** Nobody is sent a message; App Homes show it. */
export const organizationChanged: Notification<'organization.changed'> = { plan: async () => [] };
