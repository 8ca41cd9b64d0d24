import { isDomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import type { Role } from '../organizations/store.ts';
import {
  assertWithinReach,
  type Capability,
  can,
  type Gift,
  type Grant,
  mayGrantRole,
  type Standing,
} from '../roles.ts';
import { seesInvitation, seesMember } from '../visibility.ts';
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
  const names = new Map(gift.groups.map(({ id, name }) => [id, name]));
  for (const grant of gift.grants) {
    if (!isBeyond(standing, { role: groupsAlone, grants: [grant], blankMeansAll })) continue;
    const group = names.get(grant.groupId) ?? grant.groupId;
    findings.error('Groups', group, 'group-beyond-reach', { group });
  }
}

function isBeyond(standing: Standing, gift: Gift): boolean {
  return beyond(standing, CAPABILITY, gift) !== null;
}

/** What of a gift is beyond reach; null when nothing is. */
function beyond(standing: Standing, capability: Capability, gift: Gift): 'role' | 'groups' | null {
  try {
    assertWithinReach(standing, capability, gift);
    return null;
  } catch (error) {
    if (!isDomainError(error, 'beyond-reach')) throw error;
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
  standing: Standing,
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
  const gift = { role: role ?? { id: '', name: '', capabilities: [] }, grants, blankMeansAll };
  const reason = can(standing, capability) ? beyond(standing, capability, gift) : 'groups';
  if (!reason) return true;
  const isSeen = state === 'pending' ? seesInvitation(standing, person) : seesMember(standing, person);
  findings.error(
    'Row',
    '',
    'person-beyond-reach',
    isSeen ? { state, reason } : { state: null, reason: 'groups' },
  );
  return false;
}
