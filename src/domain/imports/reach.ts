import { isDomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import type { Role } from '../organizations/store.ts';
import {
  type Access,
  assertCanGrant,
  type Capability,
  can,
  canGrantRole,
  type Grant,
  type Permissions,
} from '../roles.ts';
import { seesInvitation, seesMember } from '../visibility.ts';
import type { Findings } from './findings.ts';

const CAPABILITY = 'invitation:create';

/** What a row gives, as far as it could be read. */
export interface RowAccess {
  role: Role | null;
  grants: Grant[];
  groups: Group[];
  /** The cell Groups is blank. */
  isBlank: boolean;
  blankMeansAll: boolean;
}

/** Says everything of a row's gift that is beyond the uploader's reach, by the rules of roles.ts. */
export function checkAccess(permissions: Permissions, access: RowAccess, findings: Findings): void {
  if (!can(permissions, CAPABILITY)) {
    findings.error('Row', '', 'not-allowed', {});
    return;
  }
  const { role, blankMeansAll } = access;
  if (role && !canGrantRole(permissions, role)) {
    findings.error('Role', role.name, 'cannot-grant-role', { role: role.name });
  }
  if (role?.groupLevel === 'admin' && access.isBlank) {
    findings.error('Groups', '', 'role-needs-groups', { role: role.name });
  }
  const groupsAlone = { id: '', name: '', capabilities: [] };
  if (access.isBlank && isBeyond(permissions, { role: groupsAlone, grants: [], blankMeansAll })) {
    findings.error('Groups', '', 'cannot-grant-blank-groups', { blankMeansAll });
  }
  const names = new Map(access.groups.map(({ id, name }) => [id, name]));
  for (const grant of access.grants) {
    if (!isBeyond(permissions, { role: groupsAlone, grants: [grant], blankMeansAll })) continue;
    const group = names.get(grant.groupId) ?? grant.groupId;
    findings.error('Groups', group, 'cannot-grant-group', { group });
  }
}

function isBeyond(permissions: Permissions, access: Access): boolean {
  return beyond(permissions, CAPABILITY, access) !== null;
}

/** What of a gift is beyond reach; null when nothing is. */
function beyond(permissions: Permissions, capability: Capability, access: Access): 'role' | 'groups' | null {
  try {
    assertCanGrant(permissions, capability, access);
    return null;
  } catch (error) {
    if (!isDomainError(error, 'cannot-grant')) throw error;
    return error.data.reason === 'role' ? 'role' : 'groups';
  }
}

/** What changing somebody by a file takes: the same as doing it by hand. */
const capabilityFor = {
  pending: CAPABILITY,
  active: 'member:edit',
  deactivated: 'member:deactivate',
} as const;

/**
 * Says when the uploader may not touch a member or an invitation as they stand: nobody changes whom they could
 * not have invited. That the top role keeps its holder is checked when the file is sent.
 * @returns whether they may
 */
export function checkPerson(
  permissions: Permissions,
  person: {
    state: 'active' | 'deactivated' | 'pending';
    role: Role | null;
    grants: readonly Grant[];
    blankMeansAll: boolean;
  },
  findings: Findings,
): boolean {
  const { state, role, grants, blankMeansAll } = person;
  const capability = capabilityFor[state];
  const access = { role: role ?? { id: '', name: '', capabilities: [] }, grants, blankMeansAll };
  const reason = can(permissions, capability) ? beyond(permissions, capability, access) : 'groups';
  if (!reason) return true;
  const isSeen = state === 'pending' ? seesInvitation(permissions, person) : seesMember(permissions, person);
  findings.error(
    'Row',
    '',
    'cannot-manage-member',
    isSeen ? { state, reason } : { state: null, reason: 'groups' },
  );
  return false;
}
