import type { Domain } from '../../src/domain/domain.ts';
import { sendDailyDigests } from '../../src/domain/time/daily-digest.ts';
import { expireDue } from '../../src/domain/time/expire.ts';
import { commitChangesWith } from '../../src/notifications/commit-changes.ts';
import type { Foyer } from '../support/foyer.ts';
import { untilIdle } from '../support/story.ts';

export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;

/** Does what the schedules do, at the time of the foyer's clock, as several processes at once. */
export async function runSchedules(
  foyer: Foyer,
  processes = 1,
  { sendsMail = false }: { sendsMail?: boolean } = {},
): Promise<void> {
  const { db, clock } = foyer;
  const domain: Domain = { db, clock, commitChanges: commitChangesWith({ sendsMail }) };
  const { id } = await foyer.db.workspace.findFirstOrThrow();
  await Promise.all(Array.from({ length: processes }, () => expireDue(domain, id)));
  await Promise.all(Array.from({ length: processes }, () => sendDailyDigests(domain, id)));
  await untilIdle(foyer);
}
