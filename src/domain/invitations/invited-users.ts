import { type ActingMember, authorise } from '../access/acting-member.ts';
import { findOwnMember } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import type { RightsReader } from '../locks.ts';
import { EXPORTED_AT_ONCE, MAX_COUNTED, MAX_FOUND } from '../members/current-users.ts';
import { type From, type Kept, type KeyedPage, readKeyed, type Tally } from '../page.ts';
import { groupsReached } from '../visibility.ts';
import {
  countInvitations,
  everyInvitation,
  type InvitationFilter,
  type InvitationKey,
  type InvitationSort,
  invitationKey,
  invitationsAmong,
  type ListedInvitation,
  listInvitations,
} from './list/store.ts';
import type { Invitation } from './store.ts';

/** Which invitations to list, and from where. */
export interface InvitationsQuery
  extends Pick<
    InvitationFilter,
    'status' | 'search' | 'roleId' | 'groupId' | 'deliveryFilter' | 'importId' | 'createdBefore'
  > {
  /** The Slack user of the member responsible for it. */
  inviter: string | null;
  sort: InvitationSort;
  from: From<InvitationKey>;
  /** The page as it was shown, whatever state its rows have now; null: what `from` finds. */
  kept: Kept<InvitationKey> | null;
}

/** All pending invitations, from the start. */
export const allInvited: InvitationsQuery = {
  status: 'pending',
  search: null,
  roleId: null,
  groupId: null,
  inviter: null,
  deliveryFilter: null,
  sort: 'newest',
  from: null,
  kept: null,
};

/** An id that no member has. */
const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

/** One part of the list, and the count of all. */
export interface InvitationsList extends KeyedPage<Invitation, InvitationKey> {
  total: Tally;
}

/**
 * Lists invitations that the actor may see, paged by key.
 * @throws DomainError organization-not-found, not-allowed
 * Source: product.md, Follow invitations
 */
export async function invitedUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { from, kept, sort, ...wanted }: InvitationsQuery,
): Promise<{ acting: ActingMember; list: InvitationsList }> {
  const { acting, filter } = await filterFor(db, actor, organizationId, wanted);
  const [page, total] = await Promise.all([
    kept
      ? invitationsAmong(db, filter, kept.ids).then(items => ({ ...kept, items }))
      : readKeyed(from, (place, take) => listInvitations(db, filter, place, take, sort), invitationKey),
    countInvitations(db, filter, { all: MAX_COUNTED, filtered: MAX_FOUND }),
  ]);
  return { acting, list: { ...page, total } };
}

/**
 * The invitations that the actor may see from a key on, one more than a page has where there are more; without counts.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function invitationsFrom(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  {
    after,
    size,
    sort,
    ...wanted
  }: Omit<InvitationsQuery, 'from' | 'kept'> & {
    after: InvitationKey | null;
    size: number;
  },
): Promise<{ acting: ActingMember; invitations: Invitation[] }> {
  const { acting, filter } = await filterFor(db, actor, organizationId, wanted);
  const place = after ? ({ after } as const) : 'start';
  return { acting, invitations: await listInvitations(db, filter, place, size + 1, sort) };
}

/**
 * All invitations in the list for a file, in its order.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function exportInvitations(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  wanted: Omit<InvitationsQuery, 'from' | 'kept' | 'sort'>,
): Promise<{ acting: ActingMember; batches: AsyncGenerator<ListedInvitation[]> }> {
  const { acting, filter } = await filterFor(db, actor, organizationId, wanted);
  return { acting, batches: everyInvitation(db, filter, EXPORTED_AT_ONCE) };
}

/** The filter of a list for this reader: within what they may see. @throws DomainError not-allowed */
export async function filterFor(
  db: RightsReader,
  actor: Person,
  organizationId: string,
  { inviter, ...wanted }: Omit<InvitationsQuery, 'from' | 'kept' | 'sort'>,
): Promise<{ acting: ActingMember; filter: InvitationFilter }> {
  const acting = await authorise(db, actor, organizationId, 'invitation:read');
  const within = groupsReached(acting.permissions, 'invitation:read');
  const account = inviter ? { slackUserId: inviter, email: null, isEmailConfirmed: false } : null;
  const sender = account && (await findOwnMember(db, organizationId, account));
  const inviterId = inviter ? (sender?.id ?? NO_MEMBER) : null;
  return { acting, filter: { organizationId, within, inviterId, ...wanted } };
}
