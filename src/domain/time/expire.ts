import { aboutInvitation } from '../about-invitation.ts';
import type { Domain } from '../domain.ts';
import { beside } from '../locks.ts';
import { systemOperation } from '../operation.ts';
import { expireInvitations, expireJoinRequests } from './store.ts';

/** What time ends is decided in the condition of its write, over all organizations, and by nobody's rights. */
const UNLOCKED = beside([]);
/** Ended in one transaction; what follows is written there, so that nobody waits long for the others. */
const BATCH = 50;

/**
 * Ends the invitations and join requests of a workspace whose time is over: their cards say so, the inviter and the requester are
 * told. Any number of processes may do it at once; each thing ends once.
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
      for (const { id: joinRequestId, organizationId, slackUserId } of due) {
        const requester = { slackUserId };
        record({ type: 'join-request.expired', organizationId, joinRequestId, requester, deciderId: null });
      }
      return due.length;
    }),
  );
}

/** Does a batch again until one is not full. */
async function inBatches(run: () => Promise<number>): Promise<void> {
  while ((await run()) === BATCH);
}

const ended = (action: string, { organizationId, email }: { organizationId: string; email: string }) => ({
  organizationId,
  action,
  subject: email,
  before: { status: 'pending' },
  after: { status: 'expired' },
});
