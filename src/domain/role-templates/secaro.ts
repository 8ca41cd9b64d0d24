import { capabilities } from '../roles.ts';
import type { RoleTemplate } from './template.ts';

/** Source: the Secaro article on managing users, join requests and permissions. */
export const secaro: RoleTemplate = {
  id: 'secaro',
  name: 'Secaro',
  group: { one: 'facility', many: 'facilities' },
  blankGroups: 'none',
  roles: [
    {
      name: 'Organization Admin',
      description: 'Invites, reviews join requests and edits everyone',
      capabilities,
      groupLevel: 'edit',
    },
    {
      name: 'Member',
      description: 'Edits their own details and the facilities they can edit',
      capabilities: [],
      groupLevel: 'edit',
    },
  ],
  defaultRole: 'Member',
  groupAdminCapabilities: ['invitation:create', 'invitation:read', 'invitation:revoke', 'member:read'],
  matrix: [
    { label: 'Invite people', roles: ['Organization Admin'] },
    { label: 'Review join requests', roles: ['Organization Admin'] },
    { label: 'Edit other people', roles: ['Organization Admin'] },
    { label: 'Edit own details', roles: ['Organization Admin', 'Member'] },
    { label: 'Edit linked facilities', roles: ['Organization Admin', 'Member'] },
  ],
  enforced: {
    'Invite people': ['invitation:create'],
    'Review join requests': ['join-request:review'],
    'Edit other people': ['member:edit'],
  },
  footnotes: ['facilityAdmins'],
};
