import type { Database, Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import {
  countUpTo,
  cursorAt,
  type Filter,
  findIds,
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
import { rolesInOrder } from '../../organizations/store.ts';
import { countsOf } from '../../tallies/store.ts';
import { findInvitations, type Invitation } from '../store.ts';

/**
 * Delivery status of an invitation: its newest message failed, or waits until the invitee joins Slack; or the invitee
 * accepted and an approver must decide.
 */
export const deliveryFilters = ['failed', 'waiting', 'held'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/** Whether an invitation waits for its answer, or how it ended. */
export const invitationStatuses = ['pending', 'accepted', 'declined', 'revoked', 'expired'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** How the list is sorted: by when people were invited, by address, or by role and when. */
export const invitationSorts = ['newest', 'oldest', 'email', 'role'] as const;
export type InvitationSort = (typeof invitationSorts)[number];

/** An invitation's key in the list, whatever it is sorted by. */
export interface InvitationKey {
  id: string;
  email: string;
  roleId: string;
}

/** The key of an invitation as it is. */
export const invitationKey = ({ id, email, roleId }: Invitation): InvitationKey => ({ id, email, roleId });

/** Which invitations to list. */
export interface InvitationFilter {
  organizationId: string;
  status: InvitationStatus;
  /** Only invitations that give one of these groups, also beside others; null: no such filter. */
  within: string[] | null;
  /** Part of a name or address, ignoring case; with less than three characters: the beginning of a word. */
  search: string | null;
  roleId: string | null;
  groupId: string | null;
  /** The member responsible for it. */
  inviterId: string | null;
  /** Pending ones alone have it. */
  deliveryFilter: DeliveryFilter | null;
  /** Only invitations that this upload made or sent again. */
  importId?: string | null;
  /** Only invitations made before this time. */
  createdBefore?: Date | null;
  /** Only invitations that give groups, all of them among these. */
  onlyIn?: string[] | null;
}

/** As literals, because the partial indexes contain them as literals. */
const literals: Record<InvitationStatus, Prisma.Sql> = {
  pending: Prisma.sql`'pending'`,
  accepted: Prisma.sql`'accepted'`,
  declined: Prisma.sql`'declined'`,
  revoked: Prisma.sql`'revoked'`,
  expired: Prisma.sql`'expired'`,
};

function listOf(filter: InvitationFilter): KeyedList {
  const { organizationId, status, within, search, roleId, groupId, inviterId, deliveryFilter } = filter;
  const inviter = inviterId && Prisma.sql`i.inviter_id = ${inviterId}::uuid`;
  const role = roleId && Prisma.sql`i.role_id = ${roleId}::uuid`;
  // Each of the two filters has an index in list order; their combination has none.
  const narrowed = role || inviter;
  return {
    table: Prisma.sql`invitations i`,
    alias: Prisma.sql`i`,
    order: { columns: [Prisma.sql`i.id`], isDescending: true },
    scope: Prisma.sql`i.organization_id = ${organizationId}::uuid and i.status = ${literals[status]}
      ${narrowed ? Prisma.sql`and ${narrowed}` : Prisma.empty}`,
    filters: [
      ...(role && inviter ? [plainly(inviter)] : []),
      ...(search ? [plainly(containsWords(Prisma.sql`i.search_text`, search))] : []),
      ...(groupId ? [inGroup(groupId)] : []),
      ...(within ? [giving(within)] : []),
      ...(deliveryFilter ? [withDelivery(deliveryFilter, organizationId)] : []),
      ...(filter.importId
        ? [
            plainly(Prisma.sql`i.id in (select r.invitation_id from import_rows r
              where r.import_id = ${filter.importId}::uuid)`),
          ]
        : []),
      ...(filter.onlyIn ? [onlyGiving(filter.onlyIn)] : []),
      ...(filter.createdBefore
        ? [plainly(Prisma.sql`i.created_at < ${filter.createdBefore}::timestamptz`)]
        : []),
    ],
  };
}

function inGroup(groupId: string): Filter {
  return {
    probe: Prisma.sql`(select true from invitation_grants g
      where g.invitation_id = i.id and g.group_id = ${groupId}::uuid)`,
    seek: Prisma.sql`i.id in (select g.invitation_id from invitation_grants g where g.group_id = ${groupId}::uuid)`,
  };
}

function giving(within: string[]): Filter {
  return {
    probe: Prisma.sql`(select true from invitation_grants g
      where g.invitation_id = i.id and g.group_id = any(${within}::uuid[]) limit 1)`,
    seek: Prisma.sql`i.id in (select g.invitation_id from invitation_grants g
      where g.group_id = any(${within}::uuid[]))`,
  };
}

function onlyGiving(groupIds: string[]): Filter {
  return plainly(Prisma.sql`exists (select from invitation_grants g where g.invitation_id = i.id)
    and not exists (select from invitation_grants g
      where g.invitation_id = i.id and g.group_id <> all(${groupIds}::uuid[]))`);
}

function withDelivery(deliveryFilter: DeliveryFilter, organizationId: string): Filter {
  if (deliveryFilter === 'held') return plainly(Prisma.sql`i.awaiting_approval_at is not null`);
  const status = deliveryFilter === 'failed' ? Prisma.sql`'failed'` : Prisma.sql`'waiting'`;
  const probe = Prisma.sql`i.awaiting_approval_at is null and (select d.status = ${status} from deliveries d
    where d.invitation_id = i.id and d.message = 'invitation' order by d.id desc limit 1)`;
  return {
    probe,
    seek: Prisma.sql`i.id in (select d.invitation_id from deliveries d where d.organization_id = ${organizationId}::uuid
      and d.message = 'invitation' and d.status = ${status}) and ${probe}`,
  };
}

const idOf = ({ id }: { id: string }) => [Prisma.sql`${id}::uuid`];

/** The list in that order; ids grow with time. */
async function sorted(
  db: Database,
  filter: InvitationFilter,
  sort: InvitationSort,
): Promise<SortedList<InvitationKey>> {
  const whole = listOf(filter);
  if (sort === 'role') {
    const roles = filter.roleId
      ? [filter.roleId]
      : await rolesInOrder(db, filter.organizationId, { withRemoved: filter.status !== 'pending' });
    const parts = roles.map(roleId => listOf({ ...filter, roleId }));
    return { parts, partOf: ({ roleId }) => roles.indexOf(roleId), valuesOf: idOf };
  }
  if (sort === 'email') {
    const order = { columns: [Prisma.sql`i.email`, Prisma.sql`i.id`], isDescending: false };
    const valuesOf = (key: InvitationKey) => [Prisma.sql`${key.email}`, ...idOf(key)];
    return { parts: [{ ...whole, order }], partOf: () => 0, valuesOf };
  }
  const order = { ...whole.order, isDescending: sort === 'newest' };
  return { parts: [{ ...whole, order }], partOf: () => 0, valuesOf: idOf };
}

/** Invitations in order, at most `take` from a cursor on. */
export async function listInvitations(
  db: Database,
  filter: InvitationFilter,
  cursor: KeyedCursor<InvitationKey>,
  take: number,
  sort: InvitationSort,
): Promise<Invitation[]> {
  return findInvitations(db, await findSorted(db, await sorted(db, filter, sort), cursor, take));
}

/** Those of these invitations that a reader of the list may see, in the order of their ids here. */
export async function invitationsAmong(
  db: Database,
  { organizationId, within }: Pick<InvitationFilter, 'organizationId' | 'within'>,
  ids: string[],
): Promise<Invitation[]> {
  const invitations = await findInvitations(db, ids);
  return invitations.filter(
    invitation =>
      invitation.organizationId === organizationId &&
      (!within || invitation.grants.some(({ groupId }) => within.includes(groupId))),
  );
}

/** Ids of the newest invitations, at most `take`. */
export function firstIds(
  db: Database | Transaction,
  filter: InvitationFilter,
  take: number,
): Promise<string[]> {
  return findIds(db, listOf(filter), 'start', take);
}

/**
 * Ids of the invitations whose last message is the oldest, at most `take`: those that `comesFirst` finds before the
 * others. People who were messaged come last the next time, so that taking some again and again reaches everybody.
 */
export async function longestUnmessaged(
  db: Database | Transaction,
  filter: InvitationFilter,
  comesFirst: Prisma.Sql,
  take: number,
): Promise<string[]> {
  const { table, scope, filters } = listOf(filter);
  const where = Prisma.join([scope, ...filters.map(({ probe }) => Prisma.sql`(${probe})`)], ' and ');
  const read = (condition: Prisma.Sql, most: number) => db.$queryRaw<{ id: string }[]>`
    select i.id from ${table} where ${where} and ${condition}
    order by greatest(i.sent_at, i.reminded_at), i.id limit ${most}`;
  const first = await read(Prisma.sql`(${comesFirst})`, take);
  const rest = first.length < take ? await read(Prisma.sql`not (${comesFirst})`, take - first.length) : [];
  return [...first, ...rest].map(({ id }) => id);
}

/** What an export shows of an invitation. */
export type ListedInvitation = Prisma.InvitationGetPayload<{ include: typeof exported }>;

const exported = {
  role: { select: { name: true } },
  grants: { select: { group: { select: { name: true } } }, orderBy: { group: { name: 'asc' } } },
} satisfies Prisma.InvitationInclude;

/** All invitations in order, batch by batch: memory doesn't grow with the list. */
export async function* everyInvitation(
  db: Database,
  filter: InvitationFilter,
  batch: number,
): AsyncGenerator<ListedInvitation[]> {
  const list = listOf(filter);
  let cursor: KeyedCursor<string> = 'start';
  for (;;) {
    const { ids, last } = await walkIds(
      db,
      list,
      cursorAt(cursor, id => [Prisma.sql`${id}::uuid`]),
      batch,
    );
    const found = await db.invitation.findMany({
      where: { id: { in: ids } },
      include: exported,
      orderBy: { id: 'desc' },
    });
    yield found;
    const [id] = last ?? [];
    if (!id) return;
    cursor = { after: id };
  }
}

/** Counts invitations up to a limit; all pending ones are counted already. */
export async function countInvitations(db: Database, filter: InvitationFilter, most: Most): Promise<Tally> {
  const { organizationId, status, ...narrowing } = filter;
  if (status === 'pending' && Object.values(narrowing).every(each => each === null)) {
    return upTo(most.all, (await countsOf(db, organizationId)).pending);
  }
  return countUpTo(db, listOf(filter), most);
}
