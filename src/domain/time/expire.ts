import { aboutInvitation } from '../about-invitation.ts';
import type { AuditAction } from '../audit-actions.ts';
import type { Domain } from '../domain.ts';
import { beside } from '../locks.ts';
import { systemOperation } from '../operation/operation.ts';
import { expireInvitations, expireJoinRequests } from './store.ts';

/** No locks: the condition of each write decides what expires, over all organizations, and nobody's rights matter. */
const UNLOCKED = beside([]);
/** How many items one transaction expires; its messages are written there too, so nobody waits long for the others. */
const BATCH = 50;

/**
 * Expires the invitations and join requests of a workspace whose time is over. Their cards show it, and the inviter and
 * the requester get a message. Any number of processes may do it at once; each item expires once.
 * Source: product.md, Follow invitations ("an organization may set an expiry"), Join requests ("then expire")
 */
export async function expireDue(domain: Domain, workspaceId: string): Promise<void> {
  await inBatches(() =>
    systemOperation(domain, UNLOCKED, async ({ tx, now, audit, record }) => {
      const due = await expireInvitations(tx, { workspaceId, now, take: BATCH });
      audit(...due.map(each => ended('invitation.expire', each)));
      for (const each of due) record({ type: 'invitation.expired', ...aboutInvitation(each) });
      return due.length;
    }),
  );
  await inBatches(() =>
    systemOperation(domain, UNLOCKED, async ({ tx, now, audit, record }) => {
      const due = await expireJoinRequests(tx, { workspaceId, now, take: BATCH });
      audit(...due.map(each => ended('join-request.expire', each)));
      for (const { id: joinRequestId, organizationId, slackUserId, email } of due) {
        const requester = { slackUserId, email };
        record({ type: 'join-request.expired', organizationId, joinRequestId, requester, deciderId: null });
      }
      return due.length;
    }),
  );
}

/** Runs batches until one isn't full. */
async function inBatches(run: () => Promise<number>): Promise<void> {
  while ((await run()) === BATCH);
}

const ended = (
  action: AuditAction,
  { organizationId, email }: { organizationId: string; email: string },
) => ({
  organizationId,
  action,
  subject: email,
  before: { status: 'pending' },
  after: { status: 'expired' },
});
