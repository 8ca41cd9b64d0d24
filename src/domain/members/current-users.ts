import type { Domain, Person } from '../domain.ts';
import { type From, type KeyedPage, readKeyed, type Tally } from '../page.ts';
import type { PersonProblem } from '../people/rules.ts';
import { groupsReached } from '../visibility.ts';
import { accountProblems } from './account.ts';
import { type ActingMember, authorise } from './acting-member.ts';
import { countMembers, listMembers, type MemberFilter, type MemberKey } from './list/store.ts';
import type { Member } from './store.ts';

/** People are counted up to here; whoever has more reads that there are more. */
export const MAX_COUNTED = 10_000;
/** The same of what a search or a filter finds, where each takes longer to count. */
export const MAX_FOUND = 1_000;

/** Which of the members are asked for, and from where on. */
export interface MembersQuery extends Pick<MemberFilter, 'search' | 'roleId' | 'groupId' | 'state'> {
  from: From<MemberKey>;
}

/** Everybody, from the start. */
export const everybody: MembersQuery = { search: null, roleId: null, groupId: null, state: null, from: null };

/** A part of the list, and how many there are in all. */
export interface MembersList extends KeyedPage<Member, MemberKey> {
  total: Tally;
  /** Why members of this page can do nothing here, by member. */
  problems: ReadonlyMap<string, PersonProblem>;
}

/**
 * Members within the actor's reach, the active ones first, each by name, paged by key.
 * @throws DomainError organization-not-found, not-allowed
 * Source: product.md, Members
 */
export async function currentUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { from, ...wanted }: MembersQuery,
): Promise<{ acting: ActingMember; list: MembersList }> {
  const acting = await authorise(db, actor, organizationId, 'member:read');
  const within = groupsReached(acting.permissions, 'member:read');
  const filter = { organizationId, within, ...wanted };
  const [page, total] = await Promise.all([
    readKeyed(
      from,
      (place, take) => listMembers(db, filter, place, take),
      ({ state, name, id }): MemberKey => ({ state, name, id }),
    ),
    countMembers(db, filter, { all: MAX_COUNTED, filtered: MAX_FOUND }),
  ]);
  const problems = await accountProblems(db, actor.workspaceId, page.items);
  return { acting, list: { ...page, total, problems } };
}
