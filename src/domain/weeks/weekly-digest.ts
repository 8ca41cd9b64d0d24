import type { Domain } from '../domain.ts';
import { beside } from '../locks.ts';
import { systemOperation } from '../operation/operation.ts';
import { localTime, momentOf } from '../time/local-time.ts';
import { claimDigestWeek, countWeeks, keepDays, type WeekPlan, weekPlans } from './store.ts';
import { mondayOf, weeksBefore } from './weeks.ts';

/** The hour on Mondays from which on Foyer sends the digest, by the organization's clock. */
const HOUR = 9;

/**
 * Keeps the counts with which the day began in each organization of a workspace. Then sends the admins the digest of the
 * last week, where it is Monday at nine or later in the week and they had none since. A stop of the program makes it
 * late, but never sends it twice: the week goes to the first process that takes it.
 */
export async function sendWeeklyDigests(domain: Domain, workspaceId: string): Promise<void> {
  const now = domain.clock.now();
  const plans = await weekPlans(domain.db, workspaceId);
  await keepDays(
    domain.db,
    plans.map(({ id, timeZone }) => ({ organizationId: id, day: localTime(now, timeZone).date })),
  );
  for (const plan of plans) {
    const monday = mondayOf(now, plan.timeZone);
    const isSent = plan.weeklySentOn !== null && plan.weeklySentOn >= new Date(monday);
    // A new organization waits until it has a whole week to tell of.
    const isNew = plan.createdAt >= momentOf(monday, 0, plan.timeZone);
    if (!plan.weeklyDigest || isSent || isNew || now < momentOf(monday, HOUR, plan.timeZone)) continue;
    await digest(domain, plan, monday);
  }
}

/** Tells the admins once a week what happened; sends nothing when nothing did and nothing waits. */
async function digest(domain: Domain, { id: organizationId, timeZone }: WeekPlan, monday: string) {
  await systemOperation(domain, beside(organizationId), async ({ tx, record }) => {
    if (!(await claimDigestWeek(tx, organizationId, new Date(monday)))) return;
    const weeks = await countWeeks(tx, organizationId, weeksBefore(monday, timeZone));
    const last = weeks.at(-1);
    if (!last || last.invited + last.joined + last.waiting === 0) return;
    record({ type: 'digest.weekly', organizationId, weeks });
  });
}
