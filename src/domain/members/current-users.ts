import type { Domain, Person } from '../domain.ts';
import { PAGE_SIZE } from '../page.ts';
import { administeredGroups, holdsEverywhere } from '../roles.ts';
import { authorise, type Membership } from './membership.ts';
import { countMembers, listMembers, type Member, type MemberFilter, type MemberKey } from './store.ts';

/** People are counted up to here; whoever has more reads that there are more. */
export const COUNTED_MOST = 10_000;

/** Which of the members are asked for, and from where on. */
export interface MembersPlace extends Pick<MemberFilter, 'search' | 'roleId' | 'groupId' | 'state'> {
  from: { after: MemberKey } | { before: MemberKey } | null;
}

/** Everybody, from the start. */
export const everybody: MembersPlace = { search: null, roleId: null, groupId: null, state: null, from: null };

/** A part of the list, and where it goes on either way. */
export interface MembersList {
  members: Member[];
  previous: MemberKey | null;
  next: MemberKey | null;
  /** At most COUNTED_MOST + 1. */
  total: number;
}

/**
 * Members within the actor's reach, the active ones first, each by name, paged by key.
 * @throws DomainError not-set-up, not-allowed
 * Source: product.md, Members
 */
export async function currentUsers(
  domain: Domain,
  actor: Person,
  organizationId: string,
  { from, ...wanted }: MembersPlace,
): Promise<{ membership: Membership; list: MembersList }> {
  const { db } = domain;
  const membership = await authorise(db, actor, organizationId, 'member:read');
  const { standing } = membership;
  const within = holdsEverywhere(standing, 'member:read') ? null : administeredGroups(standing);
  const filter = { organizationId, within, ...wanted };
  const [found, total] = await Promise.all([
    listMembers(db, filter, { from, take: PAGE_SIZE + 1 }),
    countMembers(db, filter, COUNTED_MOST + 1),
  ]);
  const isBack = from !== null && 'before' in from;
  // Whoever stood there is gone: the list begins anew.
  if (from && found.length === 0)
    return currentUsers(domain, actor, organizationId, { ...wanted, from: null });
  const hasMore = found.length > PAGE_SIZE;
  const members = isBack ? found.slice(-PAGE_SIZE) : found.slice(0, PAGE_SIZE);
  const list: MembersList = {
    members,
    previous: (isBack ? hasMore : from !== null) ? keyOf(members[0]) : null,
    next: (isBack ? true : hasMore) ? keyOf(members.at(-1)) : null,
    total,
  };
  return { membership, list };
}

function keyOf(member: Member | undefined): MemberKey | null {
  return member ? { state: member.state, name: member.name, id: member.id } : null;
}
