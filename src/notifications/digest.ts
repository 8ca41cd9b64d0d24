import type { Transaction } from '../database/client.ts';
import type { PlannedDelivery } from '../delivery/planned.ts';
import type { EventOf } from '../domain/events.ts';
import { holdersOf } from '../domain/members/store.ts';
import { ownersOfOrphaned } from '../domain/taking-over/store.ts';

/** How many approvers and admins get the digest. */
const MAX_NOTIFIED = 50;

/**
 * Plans the daily message: approvers read what waits for them, and admins who left Slack; who is both reads both. While nobody
 * with the top role can act, the workspace's owners read what waits for approvers.
 */
export async function planDigest(
  { organizationId, waiting }: EventOf<'digest.due'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const { leavers, ...requests } = waiting;
  const asked = requests.joinRequests + requests.approvals > 0;
  const approvers = asked ? await holdersOf(tx, organizationId, 'join-request:review', MAX_NOTIFIED) : [];
  const owners = asked ? await ownersOfOrphaned(tx, organizationId, MAX_NOTIFIED) : [];
  const admins = leavers > 0 ? await holdersOf(tx, organizationId, 'member:deactivate', MAX_NOTIFIED) : [];
  const ids = (holders: { slackUserId: string }[]) => new Set(holders.map(({ slackUserId }) => slackUserId));
  const [approving, deciding] = [new Set([...ids(approvers), ...owners]), ids(admins)];
  return [...new Set([...approving, ...deciding])].map(recipient => ({
    message: 'digest',
    recipient,
    data: {
      waiting: {
        ...(approving.has(recipient) ? requests : { joinRequests: 0, approvals: 0, invitations: 0 }),
        leavers: deciding.has(recipient) ? leavers : 0,
      },
    },
  }));
}

/** Plans the weekly message for each admin. */
export async function planWeeklyDigest(
  { organizationId, weeks }: EventOf<'digest.weekly'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const admins = await holdersOf(tx, organizationId, 'organization:edit', MAX_NOTIFIED);
  return admins.map(({ slackUserId: recipient }) => ({
    message: 'weekly-digest',
    recipient,
    data: { weeks },
  }));
}
