import { aboutInvitation } from '../about-invitation.ts';
import type { Domain } from '../domain.ts';
import { countLeavers } from '../leaving/store.ts';
import { beside } from '../locks.ts';
import { MAX_COUNTED } from '../members/current-users.ts';
import { systemOperation } from '../operation/operation.ts';
import { daysAfter, localTime, momentOf } from './local-time.ts';
import {
  claimDigestDay,
  countWaiting,
  type DigestPlan,
  digestPlans,
  markInvitationsReminded,
  markJoinRequestsReminded,
} from './store.ts';

/** Foyer sends reminders from this hour on, by the organization's clock. */
const MORNING_HOUR = 9;
/** How many reminders one transaction sends. */
const BATCH = 50;

/**
 * Sends the reminders and the approvers' digest of every organization of a workspace where it is nine or later and that
 * had none today. The digest lists what has waited since before nine. A stop of the program makes it late, but never
 * sends it twice: each item goes to the first process that takes it.
 * Source: product.md, Join requests ("Waiting requests are reminded"); issue 4, Time
 */
export async function sendDailyDigests(domain: Domain, workspaceId: string): Promise<void> {
  const now = domain.clock.now();
  for (const plan of await digestPlans(domain.db, workspaceId)) {
    const { date, hour } = localTime(now, plan.timeZone);
    const day = new Date(date);
    if (hour < MORNING_HOUR || (plan.digestSentOn && plan.digestSentOn >= day)) continue;
    await remind(domain, plan, now);
    await digest(domain, plan, day, momentOf(date, MORNING_HOUR, plan.timeZone));
  }
}

async function remind(domain: Domain, plan: DigestPlan, now: Date): Promise<void> {
  const { id: organizationId, reminderDays, timeZone } = plan;
  if (reminderDays === null) return;
  const query = { organizationId, before: daysAfter(now, -reminderDays, timeZone), now, take: BATCH };
  let due: readonly unknown[];
  do {
    due = await systemOperation(domain, beside(organizationId), async ({ tx, record }) => {
      const marked = await markInvitationsReminded(tx, query);
      for (const each of marked) record({ type: 'invitation.reminded', ...aboutInvitation(each) });
      return marked;
    });
  } while (due.length === BATCH);
  do {
    due = await systemOperation(domain, beside(organizationId), async ({ tx, record }) => {
      const marked = await markJoinRequestsReminded(tx, query);
      for (const { id: joinRequestId } of marked) {
        record({ type: 'join-request.reminded', organizationId, joinRequestId });
      }
      return marked;
    });
  } while (due.length === BATCH);
}

/** Tells the approvers once a day what waits for them; sends nothing when nothing waits. */
async function digest(domain: Domain, { id: organizationId }: DigestPlan, day: Date, before: Date) {
  await systemOperation(domain, beside(organizationId), async ({ tx, record }) => {
    if (!(await claimDigestDay(tx, organizationId, day))) return;
    const counted = await countWaiting(tx, organizationId, before, MAX_COUNTED + 1);
    const waiting = { ...counted, leavers: await countLeavers(tx, organizationId, MAX_COUNTED + 1) };
    if (waiting.joinRequests + waiting.approvals + waiting.leavers === 0) return;
    record({ type: 'digest.due', organizationId, waiting });
  });
}
