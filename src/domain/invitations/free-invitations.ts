import { z } from 'zod';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { organizationIds } from '../organizations/store.ts';
import { actorProblem } from '../person-problem.ts';
import { addressesBoundTo, unbindPending } from './store.ts';

/**
 * Frees the pending invitations of an account that is gone: they are for their address again, and the person who has it in Slack
 * now can answer. Doing it twice has the same effect as once.
 * Source: product.md, People change
 */
export const freeInvitations = operation({
  name: 'freeInvitations',
  input: z.object({}),
  fails: [],
  happensTo: true,
  lock: async (tx, _, person) => {
    const addresses = await addressesBoundTo(tx, person);
    return beside(addresses.length > 0 ? await organizationIds(tx, person.workspaceId) : [], { addresses });
  },
  async run({ tx, actor, audit }): Promise<void> {
    if (!actorProblem(actor)) return;
    for (const { organizationId, email } of await unbindPending(tx, actor)) {
      audit({
        organizationId,
        action: 'invitation.unbind',
        subject: email,
        before: { slackUser: actor.slackUserId },
        after: { slackUser: null },
      });
    }
  },
});
