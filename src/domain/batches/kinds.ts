import type { Capability } from '../roles.ts';

/** What can be done to many invitations at once. */
export const batchKinds = ['revoke', 'remind', 'resend'] as const;
export type BatchKind = (typeof batchKinds)[number];

/** The right that each needs, read again for every few invitations. */
export const capabilityOf: Record<BatchKind, Capability> = {
  revoke: 'invitation:revoke',
  remind: 'invitation:create',
  resend: 'invitation:create',
};

/** Why an invitation was skipped. */
export const skipReasons = [
  'invitation-resolved',
  'invitation-not-found',
  'resent-too-soon',
  'not-allowed',
  'cannot-grant',
  'uninvitable-person',
  'not-delivered',
  'cannot-act',
] as const;
export type SkipReason = (typeof skipReasons)[number];
