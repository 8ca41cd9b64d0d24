import type { Database } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import {
  countUpTo,
  cursorAt,
  type Filter,
  findIds,
  type KeyedCursor,
  type KeyedList,
  type Most,
  plainly,
  type Tally,
} from '../../../database/keyset.ts';
import { contains } from '../../../database/search.ts';
import { findInvitations, type Invitation } from '../store.ts';

/**
 * Delivery status of an invitation: its newest message failed, or waits until the invitee joins Slack; or the invitee
 * accepted and an approver must decide.
 */
export const deliveryFilters = ['failed', 'waiting', 'held'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/** Which pending invitations to list. */
export interface InvitationFilter {
  organizationId: string;
  /** Only invitations that give one of these groups, also beside others; null: no such filter. */
  within: string[] | null;
  /** Part of a name or address, ignoring case; with less than three characters: the beginning of a word. */
  search: string | null;
  roleId: string | null;
  groupId: string | null;
  /** The member responsible for it. */
  inviterId: string | null;
  deliveryFilter: DeliveryFilter | null;
}

function listOf(filter: InvitationFilter): KeyedList {
  const { organizationId, within, search, roleId, groupId, inviterId, deliveryFilter } = filter;
  const inviter = inviterId && Prisma.sql`i.inviter_id = ${inviterId}::uuid`;
  const role = roleId && Prisma.sql`i.role_id = ${roleId}::uuid`;
  // Each of the two filters has an index in list order; their combination has none.
  const narrowed = role || inviter;
  return {
    table: Prisma.sql`invitations i`,
    alias: Prisma.sql`i`,
    order: { columns: [Prisma.sql`i.id`], isDescending: true },
    scope: Prisma.sql`i.organization_id = ${organizationId}::uuid and i.status = 'pending'
      ${narrowed ? Prisma.sql`and ${narrowed}` : Prisma.empty}`,
    filters: [
      ...(role && inviter ? [plainly(inviter)] : []),
      ...(search
        ? [plainly(contains(Prisma.sql`(coalesce(i.name, '') || chr(10) || i.email)`, search))]
        : []),
      ...(groupId ? [inGroup(groupId)] : []),
      ...(within ? [giving(within)] : []),
      ...(deliveryFilter ? [withDelivery(deliveryFilter, organizationId)] : []),
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

function withDelivery(deliveryFilter: DeliveryFilter, organizationId: string): Filter {
  if (deliveryFilter === 'held') return plainly(Prisma.sql`i.awaiting_approval_at is not null`);
  // As literals, because the partial indexes contain them as literals.
  const status = deliveryFilter === 'failed' ? Prisma.sql`'failed'` : Prisma.sql`'waiting'`;
  const probe = Prisma.sql`i.awaiting_approval_at is null and (select d.status = ${status} from deliveries d
    where d.invitation_id = i.id and d.message = 'invitation' order by d.id desc limit 1)`;
  return {
    probe,
    seek: Prisma.sql`i.id in (select d.invitation_id from deliveries d where d.organization_id = ${organizationId}::uuid
      and d.message = 'invitation' and d.status = ${status}) and ${probe}`,
  };
}

/** Pending invitations, newest first, at most `take` from a cursor on; their ids grow with time. */
export async function listPending(
  db: Database,
  filter: InvitationFilter,
  cursor: KeyedCursor<string>,
  take: number,
): Promise<Invitation[]> {
  const ids = await findIds(
    db,
    listOf(filter),
    cursorAt(cursor, id => [Prisma.sql`${id}::uuid`]),
    take,
  );
  return findInvitations(db, ids);
}

/** Counts pending invitations up to a limit. */
export function countPending(db: Database, filter: InvitationFilter, most: Most): Promise<Tally> {
  return countUpTo(db, listOf(filter), most);
}
