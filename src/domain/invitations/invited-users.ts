import { type ActingMember, authorise } from '../access/acting-member.ts';
import { findOwnMember } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { MAX_COUNTED, MAX_FOUND } from '../members/current-users.ts';
import { type From, type KeyedPage, readKeyed, type Tally } from '../page.ts';
import { groupsReached } from '../visibility.ts';
import { countPending, type InvitationFilter, listPending } from './list/store.ts';
import type { Invitation } from './store.ts';

/** Which pending invitations to list, and from which id. */
export interface InvitationsQuery
  extends Pick<InvitationFilter, 'search' | 'roleId' | 'groupId' | 'deliveryFilter'> {
  /** The Slack user of the member responsible for it. */
  inviter: string | null;
  from: From<string>;
}

/** All pending invitations, from the start. */
export const allInvited: InvitationsQuery = {
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
 * Lists pending invitations that the actor may see, newest first, paged by key.
 * @throws DomainError organization-not-found, not-allowed
 * Source: product.md, Follow invitations
 */
export async function invitedUsers(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { from, inviter, ...wanted }: InvitationsQuery,
): Promise<{ acting: ActingMember; list: InvitationsList }> {
  const acting = await authorise(db, actor, organizationId, 'invitation:read');
  const within = groupsReached(acting.permissions, 'invitation:read');
  const account = inviter ? { slackUserId: inviter, email: null, isEmailConfirmed: false } : null;
  const sender = account && (await findOwnMember(db, organizationId, account));
  const inviterId = inviter ? (sender?.id ?? NO_MEMBER) : null;
  const filter = { organizationId, within, inviterId, ...wanted };
  const [page, total] = await Promise.all([
    readKeyed(
      from,
      (place, take) => listPending(db, filter, place, take),
      ({ id }) => id,
    ),
    countPending(db, filter, { all: MAX_COUNTED, filtered: MAX_FOUND }),
  ]);
  return { acting, list: { ...page, total } };
}
