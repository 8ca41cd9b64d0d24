import { z } from 'zod';
import { operation } from '../operation.ts';
import { bindPending } from './store.ts';

/**
 * Somebody is in Slack whose address has pending invitations: from now on these are theirs, and what waited
 * for them is sent. Nothing happens for those who cannot be invited, or when it happened before.
 * Source: product.md, Accept ("the moment they join the workspace")
 */
export const welcomePerson = operation({
  input: z.object({}),
  async run({ tx, actor, announce }) {
    const { email, workspaceId, slackUserId } = actor;
    if (!email || !actor.isEmailConfirmed) return;
    if (actor.isBot || actor.isDeactivated || actor.isStranger) return;
    const bound = await bindPending(tx, { workspaceId, slackUserId, email });
    for (const { id, organizationId } of bound) {
      await announce({ type: 'invitation.reachable', organizationId, invitationId: id });
    }
  },
});
