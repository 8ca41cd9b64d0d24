import { groupsProblem } from '../access/match.ts';
import type { Role } from '../organizations/store.ts';
import type { Group } from '../roles.ts';
import {
  type Access,
  can,
  canGrantRole,
  covers,
  type Grant,
  grantProblem,
  type Permissions,
} from '../roles.ts';
import { seesInvitation, seesMember } from '../visibility.ts';
import type { Findings } from './findings.ts';

const CAPABILITY = 'invitation:create';

/** The access that a row grants, as far as it could be read. */
export interface RowAccess {
  role: Role | null;
  grants: Grant[];
  groups: Group[];
  /** The cell Groups is blank. */
  isBlank: boolean;
  blankMeansAll: boolean;
}

/** Reports everything in a row that the uploader may not grant, by the rules of roles.ts. */
export function checkAccess(permissions: Permissions, access: RowAccess, findings: Findings): void {
  if (!can(permissions, CAPABILITY)) {
    findings.error('Row', '', 'not-allowed', {});
    return;
  }
  const { role, blankMeansAll } = access;
  if (role && !canGrantRole(permissions, role)) {
    findings.error('Role', role.name, 'cannot-grant-role', { role: role.name });
  }
  if (role && groupsProblem(role, access.isBlank ? 0 : 1)) {
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
  return grantProblem(permissions, CAPABILITY, access) !== null;
}

/** Changing somebody by a file requires the same right as by hand. */
const capabilityFor = {
  pending: CAPABILITY,
  active: 'member:edit',
  deactivated: 'member:deactivate',
} as const;

/**
 * Reports an invitation that the uploader may not revoke: as by hand, that needs the right and the groups.
 * @returns whether they may
 */
export function checkRevoking(
  permissions: Permissions,
  { grants }: { grants: readonly Grant[] },
  findings: Findings,
): boolean {
  const groupIds = grants.map(({ groupId }) => groupId);
  if (covers(permissions, 'invitation:revoke', groupIds)) return true;
  findings.error('Row', '', 'cannot-manage-member', { state: null, reason: 'groups' });
  return false;
}

/**
 * Reports a member or invitation that the uploader may not change now: people can't change somebody they could not
 * have invited. Sending checks that the top role keeps an active member.
 * @returns whether the uploader may change them
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
  const problem = can(permissions, capability) && grantProblem(permissions, capability, access);
  if (problem === null) return true;
  const reason = problem && problem.data.reason === 'role' ? 'role' : 'groups';
  const isSeen = state === 'pending' ? seesInvitation(permissions, person) : seesMember(permissions, person);
  findings.error(
    'Row',
    '',
    'cannot-manage-member',
    isSeen ? { state, reason } : { state: null, reason: 'groups' },
  );
  return false;
}
