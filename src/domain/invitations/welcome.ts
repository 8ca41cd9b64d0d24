import { z } from 'zod';
import { beside } from '../locks.ts';
import { operation } from '../operation.ts';
import { organizationIds } from '../organizations/store.ts';
import { actorProblem } from '../people/rules.ts';
import { bindPending } from './store.ts';

/**
 * Somebody is in Slack whose address has pending invitations: from now on these are theirs, and what waited
 * for them is sent. Nothing happens for those who cannot be invited, or when it happened before.
 * Source: product.md, Accept ("the moment they join the workspace")
 */
export const welcomePerson = operation({
  input: z.object({}),
  happensTo: true,
  // An invitation that is just being made did not see this person yet: it is waited for.
  lock: async (tx, _, { workspaceId, email }) =>
    beside(email ? await organizationIds(tx, workspaceId) : [], { addresses: email ? [email] : [] }),
  async run({ tx, actor, record }) {
    const { email, workspaceId, slackUserId } = actor;
    if (!email || !actor.isEmailConfirmed || actorProblem(actor)) return;
    const bound = await bindPending(tx, { workspaceId, slackUserId, email });
    for (const { id, organizationId } of bound) {
      record({ type: 'invitation.invitee-joined-slack', organizationId, invitationId: id, slackUserId });
    }
  },
});
