import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { operation } from '../operation.ts';
import { invitationWithin, settled } from './pending-invitation.ts';
import { findInvitation, type Invitation, markResent } from './store.ts';

/** Pressed again within this time it counts as the same press: a double click sends one message. */
const DOUBLE_PRESS_MS = 10_000;

/**
 * Sends a pending invitation to the invitee again; either copy can be answered, once.
 * @throws DomainError invitation-not-found, not-allowed, invitation-settled
 */
export const resendInvitation = operation({
  input: z.object({ invitationId: z.uuid() }),
  async run({ tx, now, actor, audit, announce }, { invitationId }): Promise<Invitation> {
    const invitation = await invitationWithin(tx, actor, 'invitation:create', invitationId);
    const { organizationId, email } = invitation;
    const resent = await markResent(tx, invitationId, now, DOUBLE_PRESS_MS);
    const after = await findInvitation(tx, invitationId);
    if (!after) throw new DomainError('invitation-not-found', {});
    if (after.status !== 'pending') throw settled(after);
    if (!resent) return after;
    await audit({ organizationId, action: 'invitation.resend', subject: email });
    await announce({ type: 'invitation.resent', organizationId, invitationId });
    return after;
  },
});
