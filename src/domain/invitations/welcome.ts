import { z } from 'zod';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { organizationIds } from '../organizations/store.ts';
import { actorProblem } from '../person-problem.ts';
import { bindPending } from './store.ts';

/**
 * Links pending invitations to a person who joined Slack with their address, and sends those that waited for them.
 * Nothing happens for people who can't be invited, or the second time.
 * Source: product.md, Accept ("the moment they join the workspace")
 */
export const welcomePerson = operation({
  input: z.object({}),
  fails: [],
  happensTo: true,
  // Waits for an invitation that is being created at this moment and has not seen this person yet.
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
