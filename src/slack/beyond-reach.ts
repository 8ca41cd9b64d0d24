import type { ActingMember } from '../domain/access/acting-member.ts';
import type { NamedGrant } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import type { Capability, Grant } from '../domain/roles.ts';
import { groupsBeyond } from '../domain/visibility.ts';
import { texts } from '../texts/texts.ts';

/** A sentence names at most this many groups. */
const NAMED = 6;

/**
 * Why a group admin can't change a person who has one of their groups: "Also in Student Devices, so only an Admin can
 * make changes." Null when no group keeps them from it.
 */
export function beyondReach(
  { organization, permissions }: Pick<ActingMember, 'organization' | 'permissions'>,
  capability: Capability,
  subject: { grants: readonly (Grant & NamedGrant)[] },
): string | null {
  const beyond = groupsBeyond(permissions, capability, subject);
  if (beyond.length === 0) return null;
  const groups = beyond.slice(0, NAMED).map(({ group }) => clamp(group.name, 75));
  const role = organization.roles.find(({ capabilities }) => capabilities.includes(capability))?.name ?? '';
  return texts().lists.beyondReach({ groups, role });
}
