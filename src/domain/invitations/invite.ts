import { z } from 'zod';
import { limits } from '../limits.ts';
import { addressesIn, beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { checkInvitees, inviterOf, sceneOf } from './check-invitees.ts';
import { createInvitations, invitee } from './invitee.ts';
import type { SentInvitation } from './store.ts';

const input = invitee.extend({
  organizationId: z.uuid(),
  note: z.string().trim().max(limits.note).nullable(),
  requestKey: z.string().nullable(),
});

/**
 * Invites one address, within the inviter's rights. An address has at most one pending invitation. The same request
 * delivered again (same `requestKey`) returns the invitation of the first delivery, whatever happened to it since.
 * Source: product.md, Invite one person; the CrowdSec article for who may, Senturo's for what blank groups mean
 */
export const invite = operation({
  name: 'invite',
  input,
  fails: [
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'invalid-email',
    'email-too-long',
    'invalid-name',
    'unclear-name',
    'unknown-role',
    'unknown-group',
    'role-needs-groups',
    'self-invitation',
    'uninvitable-person',
    'already-member',
    'new-account',
    'already-invited',
    'resent-too-soon',
    'no-seat',
  ],
  lock: (_, { organizationId, email }) =>
    beside(organizationId, { seats: true, addresses: addressesIn([email]) }),
  read: (tx, given, actor) => sceneOf(tx, actor, { ...given, people: [given], keyOf: keyOf(given) }),
  async run(scope, given, scene): Promise<SentInvitation> {
    const { tx, now, actor } = scope;
    const acting = inviterOf(scene, actor);
    const terms = { actor, acting, now, keyOf: keyOf(given) };
    const { refused, candidates, invited } = await checkInvitees(tx, scene, terms, [given]);
    for (const refusal of refused.values()) throw refusal;
    for (const before of invited.values()) return before;
    const [invitation] = await createInvitations(scope, acting, [...candidates.values()], {
      note: given.note,
      keyOf: terms.keyOf,
    });
    if (!invitation) throw new Error('Somebody was neither refused nor invited.');
    return invitation;
  },
});

const keyOf = ({ requestKey }: { requestKey: string | null }) => (requestKey ? () => requestKey : null);
