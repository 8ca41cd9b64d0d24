import { capabilities } from '../roles.ts';
import type { RoleTemplate } from './template.ts';

const everyone = ['Admin', 'Group Admin', 'Investigator', 'Analyst', 'Broadcaster', 'Remote'];

/** Source: the three Senturo help articles (single, bulk and team invitations). */
export const senturo: RoleTemplate = {
  id: 'senturo',
  name: 'Senturo',
  group: { one: 'device group', many: 'device groups' },
  blankGroups: 'all',
  roles: [
    {
      name: 'Admin',
      description: 'Acts for the whole organization',
      capabilities,
      groupLevel: 'access',
    },
    {
      name: 'Group Admin',
      description: 'Acts for people inside the device groups they administer',
      capabilities: [],
      groupLevel: 'admin',
    },
    {
      name: 'Investigator',
      description: 'Investigates incidents on devices',
      capabilities: [],
      groupLevel: 'access',
    },
    {
      name: 'Analyst',
      description: 'Analyses device activity and reports',
      capabilities: [],
      groupLevel: 'access',
    },
    { name: 'Broadcaster', description: 'Sends messages to devices', capabilities: [], groupLevel: 'access' },
    { name: 'Remote', description: 'Read-only access', capabilities: [], groupLevel: 'access' },
  ],
  defaultRole: 'Remote',
  groupAdminCapabilities: [
    'invitation:create',
    'invitation:read',
    'invitation:revoke',
    'member:read',
    'member:edit',
    'member:deactivate',
  ],
  matrix: [
    { label: 'Invite people', roles: ['Admin', 'Group Admin'] },
    { label: 'Revoke invitations', roles: ['Admin', 'Group Admin'] },
    { label: 'Edit and deactivate people', roles: ['Admin', 'Group Admin'] },
    { label: 'Review join requests', roles: ['Admin'] },
    { label: 'Change the organization', roles: ['Admin'] },
    { label: 'Read the audit trail', roles: ['Admin'] },
    { label: 'Investigate devices', roles: ['Admin', 'Group Admin', 'Investigator'] },
    { label: 'Analyse activity', roles: ['Admin', 'Group Admin', 'Investigator', 'Analyst'] },
    { label: 'Send broadcasts', roles: ['Admin', 'Group Admin', 'Broadcaster'] },
    { label: 'See devices', roles: everyone },
  ],
  enforced: {
    'Invite people': ['invitation:create'],
    'Revoke invitations': ['invitation:revoke'],
    'Edit and deactivate people': ['member:edit', 'member:deactivate'],
    'Review join requests': ['join-request:review'],
    'Change the organization': ['organization:edit'],
    'Read the audit trail': ['audit:read'],
  },
  footnotes: [],
};
