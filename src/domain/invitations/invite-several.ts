import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { limits } from '../limits.ts';
import { addressesIn, beside } from '../locks.ts';
import { authorise } from '../members/membership.ts';
import { operation } from '../operation.ts';
import { judgeList, LIST_MOST, type Refusals, readList } from './check-list.ts';
import { createInvitation, invitee } from './invitee.ts';
import type { Invitation } from './store.ts';

/**
 * Invites everybody on a list, or nobody: where anyone cannot be invited, nothing is sent and each refusal comes
 * back with the person's place on the list. The same request delivered again (same `requestKey`) returns the
 * invitations that it made the first time, whatever became of them since.
 * @throws DomainError organization-not-found, not-allowed, list-full
 * Source: Secaro, Invite new users ("select Send invitations to invite all users on the list")
 */
export const inviteSeveral = operation({
  input: z.object({
    organizationId: z.uuid(),
    people: z.array(invitee).min(1),
    /** Stands in every one of the invitations. */
    note: z.string().trim().max(limits.note).nullable(),
    requestKey: z.string(),
  }),
  lock: (_, { organizationId, people }) =>
    beside(organizationId, {
      seats: true,
      addresses: addressesIn(people.slice(0, LIST_MOST).map(({ email }) => email)),
    }),
  async run(
    scope,
    { organizationId, people, note, requestKey },
  ): Promise<{ invited: Invitation[]; refused: Refusals }> {
    const { tx, actor, now } = scope;
    const membership = await authorise(tx, actor, organizationId, 'invitation:create');
    if (people.length > LIST_MOST) throw new DomainError('list-full', { most: LIST_MOST }, 'email');
    const read = await readList(tx, actor, membership, people);
    const keyOf = (email: string) => `${requestKey} ${email}`;
    const { refused, newcomers, invited } = await judgeList(tx, actor, membership, read, now, keyOf);
    if (refused.size > 0) return { invited: [], refused };
    for (const [place, newcomer] of newcomers) {
      const terms = { note, requestKey: keyOf(newcomer.email) };
      const invitation = await createInvitation(scope, membership, newcomer, terms);
      if (!invitation) throw new Error('An address has a pending invitation although it is locked and free.');
      invited.set(place, invitation);
    }
    const inOrder = [...invited].sort(([one], [other]) => one - other);
    return { invited: inOrder.map(([, invitation]) => invitation), refused };
  },
});
