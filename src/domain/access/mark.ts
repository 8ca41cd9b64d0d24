import { markOf } from '../mark.ts';
import type { Grant } from '../roles.ts';
import type { NamedGrant } from './snapshot.ts';

interface MarkedAccess {
  role: { id: string; name: string; capabilities: readonly string[] };
  grants: readonly (Grant & NamedGrant)[];
}

/**
 * A mark of some access: the same only for the same role with the same rights, and the same groups, all by the same
 * names. A button carries the mark of what it says that it gives, so that a press gives nothing else.
 */
export function markOfAccess(access: MarkedAccess | null): string {
  const facts = access && [
    access.role.id,
    access.role.name,
    [...access.role.capabilities].sort(),
    access.grants.map(({ groupId, level, group }) => `${groupId} ${level} ${group.name}`).sort(),
  ];
  return markOf(facts);
}
