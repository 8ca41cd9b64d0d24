/** Made up: what each event carries for Ada, her groups and the roles of her organization. */
const ids = {
  ada: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e6f',
  grace: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e70',
  analyst: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e71',
  laptops: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e72',
  invitation: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e73',
  request: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e74',
};

/** The organization of the examples. */
export const exampleOrganization = { id: '019a3f5e-7c1d-7b2a-9e4f-1a2b3c4d5e75', name: 'Lovelace Labs' };

const role = { id: ids.analyst, name: 'Analyst' };
const groups = [{ id: ids.laptops, name: 'Teacher Laptops', level: 'access' as const }];

const ada = {
  id: ids.ada,
  email: 'ada@lovelace.example',
  name: 'Ada Lovelace',
  slackUserId: 'U012AB3CD',
  isActive: true,
  state: 'active' as const,
  leftSlack: null,
  role,
  groups,
  hasAllGroups: false,
  joinedAt: '2026-11-27T09:00:00.000Z',
};
const deactivated = { ...ada, isActive: false, state: 'deactivated' as const };

const invitation = {
  id: ids.invitation,
  email: 'ada@lovelace.example',
  name: null,
  slackUserId: null,
  status: 'pending' as const,
  isAwaitingApproval: false,
  role,
  groups,
  hasAllGroups: false,
  inviterId: ids.grace,
  createdAt: '2026-11-27T08:00:00.000Z',
  expiresAt: '2026-12-11T08:00:00.000Z',
};

const request = {
  id: ids.request,
  slackUserId: 'U012AB3CD',
  email: 'ada@lovelace.example',
  name: 'Ada Lovelace',
  status: 'pending' as const,
  createdAt: '2026-11-27T08:00:00.000Z',
};

const analyst = { ...role, description: 'Reads everything.', rights: ['member:read'] };
const laptops = { id: ids.laptops, name: 'Teacher Laptops' };

/** The `data` of an example of each event. */
export const exampleData = {
  'member.joined': ada,
  'member.access_changed': { ...ada, groups: [], hasAllGroups: true },
  'member.updated': { ...ada, name: 'Ada King' },
  'member.deactivated': deactivated,
  'member.reactivated': ada,
  'member.left': deactivated,
  'member.left_slack': { ...ada, isActive: false, leftSlack: 'guest' as const },
  'member.back_in_slack': ada,
  'member.removed': { id: ids.ada },
  'invitation.created': invitation,
  'invitation.changed': { ...invitation, groups: [] },
  'invitation.resent': invitation,
  'invitation.awaiting_approval': { ...invitation, isAwaitingApproval: true },
  'invitation.accepted': { ...invitation, status: 'accepted' as const, slackUserId: 'U012AB3CD' },
  'invitation.declined': { ...invitation, status: 'declined' as const, slackUserId: 'U012AB3CD' },
  'invitation.revoked': { ...invitation, status: 'revoked' as const },
  'invitation.expired': { ...invitation, status: 'expired' as const },
  'invitation.removed': { id: ids.invitation },
  'join_request.created': request,
  'join_request.changed': { ...request, email: 'ada@king.example' },
  'join_request.approved': { ...request, status: 'approved' as const },
  'join_request.rejected': { ...request, status: 'rejected' as const },
  'join_request.withdrawn': { ...request, status: 'withdrawn' as const },
  'join_request.expired': { ...request, status: 'expired' as const },
  'join_request.removed': { id: ids.request },
  'group.created': laptops,
  'group.renamed': { ...laptops, name: 'Staff Laptops' },
  'group.removed': laptops,
  'role.created': analyst,
  'role.changed': { ...analyst, rights: ['member:read', 'invitation:read'] },
  'role.removed': analyst,
  'organization.renamed': { ...exampleOrganization, name: 'Lovelace Works' },
  test: {},
};
