import { z } from 'zod';
import { limits } from '../limits.ts';
import { addressesIn, beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { checkInvitees, inviterOf, MAX_LIST, type Refusals, sceneOf } from './check-invitees.ts';
import { createInvitations, invitee } from './invitee.ts';
import type { SentInvitation } from './store.ts';

/**
 * Invites everybody on a list, or nobody: if any entry can't be invited, nothing is sent and each refusal comes back
 * with its index. The same request delivered again (same `requestKey`) returns the invitations of the first delivery,
 * whatever happened to them since.
 * Source: Secaro, Invite new users ("select Send invitations to invite all users on the list")
 */
export const inviteSeveral = operation({
  name: 'inviteSeveral',
  input: z.object({
    organizationId: z.uuid(),
    people: z.array(invitee).min(1),
    /** Included in every invitation of the list. */
    note: z.string().trim().max(limits.note).nullable(),
    requestKey: z.string(),
  }),
  fails: ['organization-not-found', 'not-allowed', 'list-full'],
  lock: (_, { organizationId, people }) =>
    beside(organizationId, {
      seats: true,
      addresses: addressesIn(people.slice(0, MAX_LIST).map(({ email }) => email)),
    }),
  read: (tx, { organizationId, people, requestKey }, actor) =>
    sceneOf(tx, actor, {
      organizationId,
      people: people.slice(0, MAX_LIST),
      keyOf: keysOf(requestKey),
    }),
  async run(
    scope,
    { people, note, requestKey },
    scene,
  ): Promise<{ invited: SentInvitation[]; refused: Refusals }> {
    const { tx, actor, now } = scope;
    const acting = inviterOf(scene, actor);
    if (people.length > MAX_LIST) throw scope.fail('list-full', { most: MAX_LIST }, 'email');
    const keyOf = keysOf(requestKey);
    const terms = { actor, acting, now, keyOf };
    const { refused, candidates, invited } = await checkInvitees(tx, scene, terms, people);
    if (refused.size > 0) return { invited: [], refused };
    const positions = [...candidates.keys()];
    const made = await createInvitations(scope, acting, [...candidates.values()], { note, keyOf });
    for (const [index, invitation] of made.entries()) invited.set(positions[index] ?? 0, invitation);
    const inOrder = [...invited].sort(([one], [other]) => one - other);
    return { invited: inOrder.map(([, invitation]) => invitation), refused };
  },
});

const keysOf = (requestKey: string) => (email: string) => `${requestKey} ${email}`;
