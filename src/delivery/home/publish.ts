import type { Domain } from '../../domain/domain.ts';
import { findPerson } from '../../domain/people/store.ts';
import { publishLatest } from '../../slack/home/publish.ts';
import { permanentFailure, retryAfter } from '../../slack/slack-failure.ts';
import { slackErrorCode } from '../../slack/web-api.ts';
import { tryAcquire } from '../rate-limit.ts';
import type { Delivery } from '../slack-message.ts';
import { type HomeJob, queueHomes } from './queue.ts';

/** Homes that must wait for Slack's limit retry spread over this time, not all at once. */
const SPREAD_MS = 10_000;

/**
 * Updates one person's App Home. Nothing else depends on it: when Slack refuses it, Foyer logs that and stops, because
 * opening the home renders it again.
 */
export async function refreshHome(parts: Delivery, home: HomeJob): Promise<void> {
  const { db, clock, client, commitChanges, log } = parts;
  const person = await findPerson(db, home.workspaceId, home.slackUserId);
  if (!person || person.isDeactivated || person.isBot) return;
  const waitMs = await tryAcquire(db, home.workspaceId, 'views.publish');
  if (waitMs > 0) return queueHomes(db, [home], { inMs: waitMs + Math.random() * SPREAD_MS });
  const domain: Domain = { db, clock, commitChanges };
  try {
    await publishLatest({ domain, client }, person);
  } catch (error) {
    const seconds = retryAfter(error);
    if (seconds !== null) {
      return queueHomes(db, [home], { inMs: seconds * 1000 + Math.random() * SPREAD_MS });
    }
    if (slackErrorCode(error) === null && permanentFailure(error) === null) throw error;
    log.warn({ err: error, slackUserId: home.slackUserId }, 'an App Home could not be brought up to date');
  }
}
