import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { operation } from '../operation/operation.ts';
import { alreadyResolved, invitationFor, lockOfInvitation } from './pending-invitation.ts';
import { findInvitation, type Invitation, resolveInvitation } from './store.ts';

/** The invitee declines. Declining twice has the same effect as once. */
export const declineInvitation = operation({
  input: z.object({ invitationId: z.uuid() }),
  fails: ['invitation-not-found', 'invitation-for-another', 'invitation-resolved'],
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run({ tx, now, actor, audit, record, fail }, { invitationId }): Promise<Invitation> {
    const invitation = await invitationFor(tx, actor, invitationId);
    const { organizationId, email } = invitation;
    const outcome = { status: 'declined', resolvedAt: now, resolvedBy: actor.slackUserId } as const;
    if (!(await resolveInvitation(tx, invitationId, outcome))) {
      const after = await findInvitation(tx, invitationId);
      if (!after) throw fail('invitation-not-found', {});
      if (after.status === 'declined') return after;
      throw alreadyResolved(after);
    }
    audit({
      organizationId,
      action: 'invitation.decline',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'declined' },
    });
    record({ type: 'invitation.declined', ...aboutInvitation(invitation) });
    return { ...invitation, ...outcome };
  },
});
