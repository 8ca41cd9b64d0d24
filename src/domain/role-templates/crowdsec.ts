import { capabilities } from '../roles.ts';
import type { RoleTemplate } from './template.ts';

const all = ['OWNER', 'ADMIN', 'EDITOR', 'VIEWER'];

/** Source: the CrowdSec Console article on inviting a member; matrix and footnotes are the article's. */
export const crowdsec: RoleTemplate = {
  id: 'crowdsec',
  name: 'CrowdSec',
  group: { one: 'group', many: 'groups' },
  blankGroups: 'none',
  roles: [
    {
      name: 'OWNER',
      description: 'Everything, and names other owners',
      capabilities,
      groupLevel: 'access',
    },
    {
      name: 'ADMIN',
      description: 'Invites people and creates API keys',
      capabilities: [
        'invitation:create',
        'invitation:read',
        'invitation:revoke',
        'member:read',
        'member:edit',
        'member:deactivate',
        'join-request:review',
        'audit:read',
        'organization:edit',
      ],
      groupLevel: 'access',
    },
    {
      name: 'EDITOR',
      description: 'Manages instances, blocklists and decisions',
      capabilities: [],
      groupLevel: 'access',
    },
    { name: 'VIEWER', description: 'Views alerts and CTI data', capabilities: [], groupLevel: 'access' },
  ],
  defaultRole: 'VIEWER',
  groupAdminCapabilities: [],
  matrix: [
    { label: 'Invite permission**', roles: ['OWNER', 'ADMIN'] },
    { label: 'Create API key', roles: ['OWNER', 'ADMIN'] },
    { label: 'Manage instances add/remove/transfer', roles: ['OWNER', 'ADMIN', 'EDITOR'] },
    { label: 'Manage third party blocklists', roles: ['OWNER', 'ADMIN', 'EDITOR'] },
    { label: 'Manage decisions*', roles: ['OWNER', 'ADMIN', 'EDITOR'] },
    { label: 'CTI data via console**', roles: all },
    { label: 'View alerts', roles: all },
  ],
  enforced: { 'Invite permission**': ['invitation:create'] },
  footnotes: ['premium', 'planLimits'],
};
