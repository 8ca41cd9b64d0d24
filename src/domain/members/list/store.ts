import type { Database, Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import {
  countUpTo,
  cursorAt,
  findSorted,
  type KeyedCursor,
  type KeyedList,
  type Most,
  plainly,
  type SortedList,
  type Tally,
  upTo,
  walkIds,
} from '../../../database/keyset.ts';
import { containsWords } from '../../../database/search.ts';
import { type Member, withRole } from '../../access/store.ts';
import { rolesInOrder } from '../../organizations/store.ts';
import { countsOf } from '../../tallies/store.ts';

type Reader = Database | Transaction;

/** How the list is sorted: by name, by when people joined, or by role and name; active ones first in each. */
export const memberSorts = ['name', 'newest', 'oldest', 'role'] as const;
export type MemberSort = (typeof memberSorts)[number];

/** A member's key in the list, whatever it is sorted by. */
export interface MemberKey {
  state: 'active' | 'deactivated';
  name: string;
  id: string;
  roleId: string;
  /** As ISO text. */
  joinedAt: string;
}

/** The key of a member as they are. */
export const memberKey = ({ state, name, id, roleId, joinedAt }: Member): MemberKey => ({
  state,
  name,
  id,
  roleId,
  joinedAt: joinedAt.toISOString(),
});

/** Which members to list. */
export interface MemberFilter {
  organizationId: string;
  /** Only members who have one of these groups, also beside others; null: no such filter. */
  within: string[] | null;
  /** Part of a name or address, ignoring case; with less than three characters: the beginning of a word. */
  search: string | null;
  roleId: string | null;
  groupId: string | null;
  /** `left`: they left Slack, whatever was decided about them. */
  state: 'active' | 'deactivated' | 'left' | null;
}

function inState(state: MemberFilter['state']): Prisma.Sql {
  if (state === null) return Prisma.empty;
  return state === 'left'
    ? Prisma.sql`and m.left_at is not null`
    : Prisma.sql`and m.state = ${state}::"MemberState"`;
}

function listOf(filter: MemberFilter): KeyedList {
  const { organizationId, within, search, roleId, groupId, state } = filter;
  const groups =
    within && Prisma.sql`(select g.member_id from group_grants g where g.group_id = any(${within}::uuid[]))`;
  const isWithin = Prisma.sql`(select true from group_grants g
    where g.member_id = m.id and g.group_id = any(${within}::uuid[]) limit 1)`;
  return {
    table: Prisma.sql`members m`,
    alias: Prisma.sql`m`,
    order: { columns: [Prisma.sql`m.state`, Prisma.sql`m.name`, Prisma.sql`m.id`], isDescending: false },
    scope: Prisma.sql`m.organization_id = ${organizationId}::uuid
      ${roleId ? Prisma.sql`and m.role_id = ${roleId}::uuid` : Prisma.empty}
      ${inState(state)}`,
    filters: [
      ...(search ? [plainly(containsWords(Prisma.sql`m.search_text`, search))] : []),
      ...(groupId
        ? [
            {
              probe: Prisma.sql`(select true from group_grants g where g.member_id = m.id and g.group_id = ${groupId}::uuid)`,
              seek: Prisma.sql`m.id in (select g.member_id from group_grants g where g.group_id = ${groupId}::uuid)`,
            },
          ]
        : []),
      ...(groups ? [{ probe: isWithin, seek: Prisma.sql`m.id in ${groups}` }] : []),
    ],
  };
}

const valuesOf = ({ state, name, id }: Pick<MemberKey, 'state' | 'name' | 'id'>) => [
  Prisma.sql`${state}::"MemberState"`,
  Prisma.sql`${name}`,
  Prisma.sql`${id}::uuid`,
];

/** The list in that order: one part where an index has the whole order, else one for each role or state. */
async function sorted(db: Reader, filter: MemberFilter, sort: MemberSort): Promise<SortedList<MemberKey>> {
  const whole = listOf(filter);
  if (sort === 'name') return { parts: [whole], partOf: () => 0, valuesOf };
  if (sort === 'role') {
    const roles = filter.roleId ? [filter.roleId] : await rolesInOrder(db, filter.organizationId);
    const parts = roles.map(roleId => listOf({ ...filter, roleId }));
    return { parts, partOf: ({ roleId }) => roles.indexOf(roleId), valuesOf };
  }
  const states = ['active', 'deactivated'] as const;
  const order = {
    columns: [Prisma.sql`m.joined_at`, Prisma.sql`m.id`],
    isDescending: sort === 'newest',
  };
  return {
    parts: states.map(state => ({
      ...whole,
      order,
      scope: Prisma.sql`${whole.scope} and m.state = ${state}::"MemberState"`,
    })),
    partOf: ({ state }) => states.indexOf(state),
    valuesOf: ({ joinedAt, id }) => [Prisma.sql`${joinedAt}::timestamptz`, Prisma.sql`${id}::uuid`],
  };
}

/** Lists members in order, at most `take` from a cursor on. Page ten thousand takes as long as page one. */
export async function listMembers(
  db: Reader,
  filter: MemberFilter,
  cursor: KeyedCursor<MemberKey>,
  take: number,
  sort: MemberSort = 'name',
): Promise<Member[]> {
  return inOrder(db, await findSorted(db, await sorted(db, filter, sort), cursor, take));
}

/** Those of these members that a reader of the list may see, in the order of their ids here. */
export async function membersAmong(
  db: Reader,
  { organizationId, within }: Pick<MemberFilter, 'organizationId' | 'within'>,
  ids: string[],
): Promise<Member[]> {
  const members = await inOrder(db, ids);
  return members.filter(
    member =>
      member.organizationId === organizationId &&
      (!within || member.grants.some(({ groupId }) => within.includes(groupId))),
  );
}

async function inOrder(db: Reader, ids: string[]): Promise<Member[]> {
  if (ids.length === 0) return [];
  const members = await db.member.findMany({ where: { id: { in: ids } }, include: withRole });
  const byId = new Map(members.map(member => [member.id, member]));
  return ids.flatMap(id => byId.get(id) ?? []);
}

/** All members in order, batch by batch: memory doesn't grow with the list. */
export async function* everyMember(
  db: Reader,
  filter: MemberFilter,
  batch: number,
): AsyncGenerator<Member[]> {
  const list = listOf(filter);
  let cursor: KeyedCursor<Pick<MemberKey, 'state' | 'name' | 'id'>> = 'start';
  for (;;) {
    const { ids, last } = await walkIds(db, list, cursorAt(cursor, valuesOf), batch);
    yield await inOrder(db, ids);
    if (!last) return;
    const [state, name, id] = last;
    cursor = { after: { state, name, id } as MemberKey };
  }
}

/** Counts members up to a limit; the whole list and all of one state are counted already. */
export async function countMembers(db: Reader, filter: MemberFilter, most: Most): Promise<Tally> {
  const { organizationId, state, ...narrowing } = filter;
  if (state !== 'left' && Object.values(narrowing).every(each => each === null)) {
    const { active, deactivated } = await countsOf(db, organizationId);
    return upTo(most.all, state === null ? active + deactivated : state === 'active' ? active : deactivated);
  }
  return countUpTo(db, listOf(filter), most);
}
