import type { ActingMember } from '../domain/access/acting-member.ts';
import type { NamedGrant } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import type { Capability, Grant } from '../domain/roles.ts';
import { groupsBeyond } from '../domain/visibility.ts';

/**
 * Why a group admin can't change a person who has one of their groups: "Also in Student Devices, so only an Admin can
 * change Ada." Null when no group keeps them from it.
 * @param whom the person, or what is to be changed
 */
export function beyondReach(
  { organization, permissions }: Pick<ActingMember, 'organization' | 'permissions'>,
  capability: Capability,
  subject: { grants: readonly (Grant & NamedGrant)[] },
  whom: string,
): string | null {
  const beyond = groupsBeyond(permissions, capability, subject);
  if (beyond.length === 0) return null;
  const names = clamp(beyond.map(({ group }) => group.name).join(', '), 500);
  const role = organization.roles.find(({ capabilities }) => capabilities.includes(capability))?.name ?? '';
  const article = /^[aeiou]/iu.test(role) ? 'an' : 'a';
  return `Also in ${names}, so only ${article} ${role} can change ${clamp(whom, 75)}.`;
}
