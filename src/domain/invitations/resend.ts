import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { hadAnotherAccount } from '../people/store.ts';
import { endAfter } from '../time/local-time.ts';
import { minutesToWait, pauseMsOf } from './cooldown.ts';
import { alreadyResolved, invitationToGive, lockOfInvitation } from './pending-invitation.ts';
import { accountOf } from './recipient.ts';
import { bindTo, findInvitation, type Invitation, markResent } from './store.ts';

/** A second press within this time is the same press: a double click sends one message. */
export const DOUBLE_PRESS_MS = 10_000;

const failures = [
  'invitation-not-found',
  'organization-not-found',
  'not-allowed',
  'cannot-grant',
  'invitation-resolved',
  'resent-too-soon',
  'uninvitable-person',
] as const;

/** An invitation that was sent again, and the Slack account that it reaches. */
export type Resent = Invitation & {
  /** Null: they aren't in Slack. `isNew`: an earlier account with the address is gone. */
  reaches: { name: string | null; isNew: boolean } | null;
};

/**
 * Sends a pending invitation to the invitee again, on the account that their address has now if the one it was bound to
 * is gone. Its expiry starts again, so the sender must be allowed to grant its access, as for inviting. The organization's
 * pause between two messages to one address applies.
 */
export const resendInvitation = operation({
  name: 'resendInvitation',
  input: z.object({ invitationId: z.uuid() }),
  fails: failures,
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run(scope, { invitationId }): Promise<Resent> {
    const { invitation, isSent } = await sendAgain(scope, invitationId);
    if (isSent) scope.record({ type: 'invitation.resent', ...aboutInvitation(invitation) });
    return invitation;
  },
});

/** Marks a pending invitation as sent again; `isSent` false: by the same press a moment before. */
export async function sendAgain(
  { tx, now, actor, audit, fail }: Scope<(typeof failures)[number]>,
  invitationId: string,
): Promise<{ invitation: Resent; isSent: boolean }> {
  const { invitation } = await invitationToGive(tx, actor, invitationId);
  const { organizationId, email } = invitation;
  const { invitationDays, timeZone, workspaceId } = invitation.organization;
  const isOpen = invitation.status === 'pending';
  const account = isOpen ? await accountOf(tx, workspaceId, invitation) : null;
  const slackUserId = account?.slackUserId ?? null;
  const reaches = account && {
    name: account.name,
    isNew: await hadAnotherAccount(tx, workspaceId, { email, slackUserId: account.slackUserId }),
  };
  const expiresAt = endAfter(now, invitationDays, timeZone);
  const pauseMs = pauseMsOf(invitation.organization);
  const apart = { samePressMs: DOUBLE_PRESS_MS, pauseMs };
  if (!(await markResent(tx, invitationId, now, apart, expiresAt))) {
    const after = await findInvitation(tx, invitationId);
    if (!after) throw fail('invitation-not-found', {});
    if (after.status !== 'pending') throw alreadyResolved(after);
    const passedMs = now.getTime() - after.sentAt.getTime();
    const isResent = after.sentAt.getTime() !== after.createdAt.getTime();
    if (isResent && passedMs < DOUBLE_PRESS_MS) return { invitation: { ...after, reaches }, isSent: false };
    const lastAt = after.remindedAt && after.remindedAt > after.sentAt ? after.remindedAt : after.sentAt;
    throw fail('resent-too-soon', {
      email,
      minutes: minutesToWait(lastAt, now, invitation.organization),
    });
  }
  if (slackUserId !== invitation.slackUserId) {
    await bindTo(tx, invitationId, slackUserId);
    audit({
      organizationId,
      action: 'invitation.bind',
      subject: email,
      before: { slackUser: invitation.slackUserId },
      after: { slackUser: slackUserId },
    });
  }
  audit({ organizationId, action: 'invitation.resend', subject: email });
  return { invitation: { ...invitation, slackUserId, sentAt: now, expiresAt, reaches }, isSent: true };
}
