import type { Capability } from '../../domain/roles.ts';

/** What each capability allows, as it follows "can": "can invite people". */
export const capabilities: Record<Capability, string> = {
  'invitation:create': 'invite people',
  'invitation:read': 'see who is invited',
  'invitation:revoke': 'revoke invitations',
  'member:read': 'see the members',
  'member:edit': 'edit other people',
  'member:deactivate': 'deactivate or reactivate people',
  'join-request:review': 'review join requests',
  'audit:read': 'read the audit trail',
  'organization:edit': 'change the organization',
  'organization:own': 'name its owners',
};
