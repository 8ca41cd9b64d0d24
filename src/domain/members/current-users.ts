import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { type From, type KeyedPage, readKeyed, type Tally } from '../page.ts';
import type { PersonProblem } from '../person-problem.ts';
import { groupsReached } from '../visibility.ts';
import { accountProblems } from './account.ts';
import { countMembers, everyMember, listMembers, type MemberFilter, type MemberKey } from './list/store.ts';
import { newAccountsOf } from './new-accounts/store.ts';

/** People are counted up to here; beyond it the reader sees "more than". */
export const MAX_COUNTED = 10_000;
/** The same limit for a search or filter, where counting is slower. */
export const MAX_FOUND = 1_000;

/** Which members to list, and from where. */
export interface MembersQuery extends Pick<MemberFilter, 'search' | 'roleId' | 'groupId' | 'state'> {
  from: From<MemberKey>;
}

/** All members, from the start. */
export const everybody: MembersQuery = { search: null, roleId: null, groupId: null, state: null, from: null };

/** One part of the list, and the count of all. */
export interface MembersList extends KeyedPage<Member, MemberKey> {
  total: Tally;
  /** Why members on this page can't act, by member. */
  problems: ReadonlyMap<string, PersonProblem>;
  /** New accounts of members on this page whose own account is gone, by member. */
  newAccounts: ReadonlyMap<string, Person>;
}

/** How many rows of an export are read at once. */
export const EXPORTED_AT_ONCE = 1_000;

/**
 * Everybody in the list for a file, in its order; without a filter of states, active members alone: a file with
 * deactivated ones would reactivate them.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function exportMembers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { state, ...wanted }: Omit<MembersQuery, 'from'>,
): Promise<{ acting: ActingMember; batches: AsyncGenerator<Member[]> }> {
  const acting = await authorise(db, actor, organizationId, 'member:read');
  const within = groupsReached(acting.permissions, 'member:read');
  const filter = { organizationId, within, state: state ?? ('active' as const), ...wanted };
  return { acting, batches: everyMember(db, filter, EXPORTED_AT_ONCE) };
}

/**
 * Lists members that the actor may see, active ones first, each by name, paged by key.
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
  const newAccounts = await newAccountsOf(db, actor.workspaceId, [...problems.keys()]);
  return { acting, list: { ...page, total, problems, newAccounts } };
}
