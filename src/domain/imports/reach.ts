import { DomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import type { Role } from '../organizations/store.ts';
import {
  assertWithinReach,
  can,
  type Gift,
  type Grant,
  mayGrantRole,
  reaches,
  type Standing,
} from '../roles.ts';
import type { Findings } from './findings.ts';

const CAPABILITY = 'invitation:create';

/** What a row gives, as far as it could be read. */
export interface RowGift {
  role: Role | null;
  grants: Grant[];
  groups: Group[];
  /** The cell Groups is blank. */
  isBlank: boolean;
  blankMeansAll: boolean;
}

/** Says everything of a row's gift that is beyond the uploader's reach, by the rules of roles.ts. */
export function checkGift(standing: Standing, gift: RowGift, findings: Findings): void {
  if (!can(standing, CAPABILITY)) {
    findings.error('Row', '', 'not-allowed', {});
    return;
  }
  const { role, blankMeansAll } = gift;
  if (role && !mayGrantRole(standing, role)) {
    findings.error('Role', role.name, 'role-beyond-reach', { role: role.name });
  }
  if (role?.groupLevel === 'admin' && gift.isBlank) {
    findings.error('Groups', '', 'role-needs-groups', { role: role.name });
  }
  const groupsAlone = { id: '', name: '', capabilities: [] };
  if (gift.isBlank && isBeyond(standing, { role: groupsAlone, grants: [], blankMeansAll })) {
    findings.error('Groups', '', 'blank-groups-beyond-reach', { blankMeansAll });
  }
  for (const grant of gift.grants) {
    if (!isBeyond(standing, { role: groupsAlone, grants: [grant], blankMeansAll })) continue;
    const group = gift.groups.find(({ id }) => id === grant.groupId)?.name ?? grant.groupId;
    findings.error('Groups', group, 'group-beyond-reach', { group });
  }
}

function isBeyond(standing: Standing, gift: Gift): boolean {
  try {
    assertWithinReach(standing, CAPABILITY, gift);
    return false;
  } catch (error) {
    if (error instanceof DomainError) return true;
    throw error;
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
 */
export function checkPerson(
  standing: Standing,
  person: { state: 'active' | 'deactivated' | 'pending'; role: Role | null; groupIds: readonly string[] },
  findings: Findings,
): void {
  const { state, role, groupIds } = person;
  const capability = capabilityFor[state];
  if (role && !mayGrantRole(standing, role)) {
    findings.error('Row', '', 'person-beyond-reach', { state, reason: 'role' });
  }
  if (!reaches(standing, capability, groupIds)) {
    findings.error('Row', '', 'person-beyond-reach', { state, reason: 'groups' });
  }
}
