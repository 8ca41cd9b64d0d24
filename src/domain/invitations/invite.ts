import { z } from 'zod';
import { limits } from '../limits.ts';
import { addressesIn, beside } from '../locks.ts';
import { authorise } from '../members/membership.ts';
import { operation } from '../operation.ts';
import { findReachable } from '../people/store.ts';
import { assertSeatFor } from '../seats/seats.ts';
import { alreadyInvited, assertNoMember, createInvitation, invitee, readInvitee } from './invitee.ts';
import { groupsFor } from './promise.ts';
import { findPending, type Invitation, madeByRequest } from './store.ts';

const input = invitee.extend({
  organizationId: z.uuid(),
  note: z.string().trim().max(limits.note).nullable(),
  requestKey: z.string().nullable(),
});

/**
 * Invites one address, within the inviter's reach, at most once at a time. The same request delivered again
 * (same `requestKey`) returns the invitation that it made the first time, whatever became of it since.
 * @throws DomainError not-allowed, invalid-email, email-too-long, invalid-name, unknown-role, unknown-group,
 *   role-needs-groups, beyond-reach, self-invitation, uninvitable-person, already-member, already-invited,
 *   resent-too-soon, no-seat
 * Source: product.md, Invite one person; the CrowdSec article for who may, Senturo's for what blank groups mean
 */
export const invite = operation({
  input,
  lock: (_, { organizationId, email }) =>
    beside(organizationId, { seats: true, addresses: addressesIn([email]) }),
  async run(scope, given): Promise<Invitation> {
    const { tx, actor } = scope;
    const membership = await authorise(tx, actor, given.organizationId, 'invitation:create');
    const { organization } = membership;
    const read = readInvitee(membership, actor, await groupsFor(tx, organization, [given]), given);
    const { email } = read;
    if (given.requestKey) {
      const made = await madeByRequest(tx, organization.id, [email], [given.requestKey]);
      const before = made.get(email);
      if (before) return before;
    }
    // Whoever came to Slack since the address was looked up is found here; see welcome.ts for the other side.
    const person = read.person ?? (await findReachable(tx, organization.workspaceId, email));
    await assertNoMember(tx, membership, { email, person });
    const seated = { email, slackUserId: person?.slackUserId ?? null };
    await assertSeatFor(tx, organization, seated, membership.standing);
    const newcomer = { ...read, name: read.name ?? person?.name ?? null, person };
    const invitation = await createInvitation(scope, membership, newcomer, given);
    if (invitation) return invitation;
    const pending = await findPending(tx, organization.id, email);
    if (!pending) throw new Error('The pending invitation vanished although its address is locked.');
    throw alreadyInvited(membership, pending);
  },
});
