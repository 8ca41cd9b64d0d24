import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { type From, type Kept, type KeyedPage, readKeyed, type Tally } from '../page.ts';
import type { PersonProblem } from '../person-problem.ts';
import { groupsReached } from '../visibility.ts';
import { accountProblems } from './account.ts';
import {
  countMembers,
  everyMember,
  listMembers,
  type MemberFilter,
  type MemberKey,
  type MemberSort,
  memberKey,
  membersAmong,
} from './list/store.ts';
import { newAccountsOf } from './new-accounts/store.ts';

/** People are counted up to here; beyond it the reader sees "more than". */
export const MAX_COUNTED = 10_000;
/** The same limit for a search or filter, where counting is slower. */
export const MAX_FOUND = 1_000;

/** Which members to list, and from where. */
export interface MembersQuery extends Pick<MemberFilter, 'search' | 'roleId' | 'groupId' | 'state'> {
  sort: MemberSort;
  from: From<MemberKey>;
  /** The page as it was shown, whatever state its rows have now; null: what `from` finds. */
  kept: Kept<MemberKey> | null;
}

/** All members, from the start. */
export const everybody: MembersQuery = {
  search: null,
  roleId: null,
  groupId: null,
  state: null,
  sort: 'name',
  from: null,
  kept: null,
};

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
  { state, ...wanted }: Omit<MembersQuery, 'from' | 'kept' | 'sort'>,
): Promise<{ acting: ActingMember; batches: AsyncGenerator<Member[]> }> {
  const acting = await authorise(db, actor, organizationId, 'member:read');
  const within = groupsReached(acting.permissions, 'member:read');
  const filter = { organizationId, within, state: state ?? ('active' as const), ...wanted };
  return { acting, batches: everyMember(db, filter, EXPORTED_AT_ONCE) };
}

/**
 * The members that the actor may see from a key on, one more than a page has where there are more; without counts.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function membersFrom(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  {
    after,
    size,
    sort,
    ...wanted
  }: Omit<MembersQuery, 'from' | 'kept'> & {
    after: MemberKey | null;
    size: number;
  },
): Promise<{ acting: ActingMember; members: Member[] }> {
  const acting = await authorise(db, actor, organizationId, 'member:read');
  const within = groupsReached(acting.permissions, 'member:read');
  const filter = { organizationId, within, ...wanted };
  return { acting, members: await listMembers(db, filter, after ? { after } : 'start', size + 1, sort) };
}

/**
 * Lists members that the actor may see, paged by key.
 * @throws DomainError organization-not-found, not-allowed
 * Source: product.md, Members
 */
export async function currentUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { from, kept, sort, ...wanted }: MembersQuery,
): Promise<{ acting: ActingMember; list: MembersList }> {
  const acting = await authorise(db, actor, organizationId, 'member:read');
  const within = groupsReached(acting.permissions, 'member:read');
  const filter = { organizationId, within, ...wanted };
  const [page, total] = await Promise.all([
    kept
      ? membersAmong(db, filter, kept.ids).then(items => ({ ...kept, items }))
      : readKeyed(from, (place, take) => listMembers(db, filter, place, take, sort), memberKey),
    countMembers(db, filter, { all: MAX_COUNTED, filtered: MAX_FOUND }),
  ]);
  const problems = await accountProblems(db, actor.workspaceId, page.items);
  const newAccounts = await newAccountsOf(db, actor.workspaceId, [...problems.keys()]);
  return { acting, list: { ...page, total, problems, newAccounts } };
}
