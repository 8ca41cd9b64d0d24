import { type ActingMember, authorise } from '../access/acting-member.ts';
import { findOwnMember } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import type { RightsReader } from '../locks.ts';
import { EXPORTED_AT_ONCE, MAX_COUNTED, MAX_FOUND } from '../members/current-users.ts';
import { type From, type KeyedPage, readKeyed, type Tally } from '../page.ts';
import { groupsReached } from '../visibility.ts';
import {
  countInvitations,
  everyInvitation,
  type InvitationFilter,
  type ListedInvitation,
  listInvitations,
} from './list/store.ts';
import type { Invitation } from './store.ts';

/** Which invitations to list, and from which id. */
export interface InvitationsQuery
  extends Pick<
    InvitationFilter,
    'status' | 'search' | 'roleId' | 'groupId' | 'deliveryFilter' | 'importId' | 'createdBefore'
  > {
  /** The Slack user of the member responsible for it. */
  inviter: string | null;
  from: From<string>;
}

/** All pending invitations, from the start. */
export const allInvited: InvitationsQuery = {
  status: 'pending',
  search: null,
  roleId: null,
  groupId: null,
  inviter: null,
  deliveryFilter: null,
  from: null,
};

/** An id that no member has. */
const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

/** One part of the list, and the count of all. */
export interface InvitationsList extends KeyedPage<Invitation, string> {
  total: Tally;
}

/**
 * Lists invitations that the actor may see, newest first, paged by key.
 * @throws DomainError organization-not-found, not-allowed
 * Source: product.md, Follow invitations
 */
export async function invitedUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { from, ...wanted }: InvitationsQuery,
): Promise<{ acting: ActingMember; list: InvitationsList }> {
  const { acting, filter } = await filterFor(db, actor, organizationId, wanted);
  const [page, total] = await Promise.all([
    readKeyed(
      from,
      (place, take) => listInvitations(db, filter, place, take),
      ({ id }) => id,
    ),
    countInvitations(db, filter, { all: MAX_COUNTED, filtered: MAX_FOUND }),
  ]);
  return { acting, list: { ...page, total } };
}

/**
 * All invitations in the list for a file, in its order.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function exportInvitations(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  wanted: Omit<InvitationsQuery, 'from'>,
): Promise<{ acting: ActingMember; batches: AsyncGenerator<ListedInvitation[]> }> {
  const { acting, filter } = await filterFor(db, actor, organizationId, wanted);
  return { acting, batches: everyInvitation(db, filter, EXPORTED_AT_ONCE) };
}

/** The filter of a list for this reader: within what they may see. @throws DomainError not-allowed */
export async function filterFor(
  db: RightsReader,
  actor: Person,
  organizationId: string,
  { inviter, ...wanted }: Omit<InvitationsQuery, 'from'>,
): Promise<{ acting: ActingMember; filter: InvitationFilter }> {
  const acting = await authorise(db, actor, organizationId, 'invitation:read');
  const within = groupsReached(acting.permissions, 'invitation:read');
  const account = inviter ? { slackUserId: inviter, email: null, isEmailConfirmed: false } : null;
  const sender = account && (await findOwnMember(db, organizationId, account));
  const inviterId = inviter ? (sender?.id ?? NO_MEMBER) : null;
  return { acting, filter: { organizationId, within, inviterId, ...wanted } };
}
