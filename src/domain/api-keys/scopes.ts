/** What a key can be used for. Each is a part of what the member who made it can do. */
export const apiScopes = [
  'organization:read',
  'members:read',
  'members:write',
  'invitations:read',
  'invitations:write',
  'join-requests:read',
  'join-requests:write',
  'audit:read',
  'access:check',
  'directory:sync',
] as const;

export type ApiScope = (typeof apiScopes)[number];
