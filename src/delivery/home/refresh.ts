import pLimit from 'p-limit';
import { beginRead, endRenders, type HomeOwner, homeOwners } from '../../domain/home/published/store.ts';
import { hashOfHome, renderHomes } from '../../slack/home/home.ts';
import { permanentFailure, retryAfter } from '../../slack/slack-failure.ts';
import { slackErrorCode } from '../../slack/web-api.ts';
import { acquire } from '../rate-limit.ts';
import type { Delivery } from '../slack-message.ts';
import { keepHomes, queueHomes, takeDueHomes } from './queue.ts';

/** The most homes that are rendered together. */
const AT_ONCE = 50;
/** Concurrent calls to Slack. */
const ON_THE_WAY = 5;
/** When the rate limit is used up, the rest waits this long, so that the next run publishes several homes. */
const GATHER_MS = 10_000;

/**
 * Updates the App Homes of a job and of all jobs that are due with it. Facts that several homes share are read and
 * counted once, and only homes that show something new are published. Nothing else depends on it: when Slack refuses a
 * home, Foyer logs that and stops, because opening the home renders it again.
 * @param job.attempts after a kill, what the first try published is unknown, so all its homes are published
 */
export async function refreshHomes(parts: Delivery, job: { id: string; attempts: number }): Promise<void> {
  const { db, workspaceId } = parts;
  const due = await takeDueHomes(db, job.id);
  const isAgain = job.attempts > 1;
  const { again, later, inMs, failed, error } = await refresh(parts, due.slice(0, AT_ONCE), isAgain);
  await queueHomes(db, workspaceId, again, { inMs: 0 });
  await queueHomes(db, workspaceId, [...later, ...due.slice(AT_ONCE)], { inMs });
  if (failed.length === 0) return;
  await keepHomes(db, job.id, failed);
  throw error;
}

interface Refreshed {
  /** Homes with a concurrent rendering, so that it is unknown what Slack shows. */
  again: string[];
  /** Homes to publish later, and when. */
  later: string[];
  inMs: number;
  /** Did Slack ask for a pause? */
  isPaused: boolean;
  /** Homes that another try may publish. */
  failed: string[];
  error: unknown;
}

async function refresh(parts: Delivery, people: string[], evenUnchanged: boolean): Promise<Refreshed> {
  const { db, workspaceId } = parts;
  const owners = await homeOwners(db, workspaceId, people);
  const views = await renderHomes(parts, workspaceId, owners);
  const homes = owners.flatMap((owner, index) => {
    const view = views[index];
    const hash = view && hashOfHome(view);
    return view && hash && (evenUnchanged || hash !== owner.homeHash) ? [{ owner, view, hash }] : [];
  });
  const idsOf = (some: { owner: HomeOwner }[]) => some.map(({ owner }) => owner.slackUserId);
  if (homes.length === 0) return { again: [], later: [], inMs: 0, isPaused: false, failed: [], error: null };
  const taken = await acquire(db, workspaceId, 'views.publish', homes.length);
  const numbers = await beginRead(
    db,
    workspaceId,
    homes.slice(0, taken).map(({ owner }) => owner),
  );
  const done: Refreshed = {
    again: idsOf(homes.slice(0, taken)).filter(id => !numbers.has(id)),
    later: idsOf(homes.slice(taken)),
    inMs: taken < homes.length ? GATHER_MS : 0,
    isPaused: false,
    failed: [],
    error: null,
  };
  const turn = pLimit(ON_THE_WAY);
  const ended = await Promise.all(
    homes.slice(0, taken).flatMap(({ owner: { slackUserId }, view, hash }) => {
      const number = numbers.get(slackUserId);
      if (number === undefined) return [];
      return turn(async () => {
        const isPublished = await publish(parts, slackUserId, view, done);
        return { slackUserId, number, hash: isPublished ? hash : null };
      });
    }),
  );
  const overtaken = await endRenders(db, workspaceId, ended);
  done.again.push(...overtaken.filter(id => !done.later.includes(id) && !done.failed.includes(id)));
  return done;
}

/** Publishes one home and adds a failure to `done`. Returns false when Slack didn't accept it. */
async function publish(
  { client, log }: Delivery,
  slackUserId: string,
  view: Parameters<Delivery['client']['views']['publish']>[0]['view'],
  done: Refreshed,
): Promise<boolean> {
  if (done.isPaused) {
    done.later.push(slackUserId);
    return false;
  }
  try {
    await client.views.publish({ user_id: slackUserId, view });
    return true;
  } catch (error) {
    const seconds = retryAfter(error);
    if (seconds !== null) {
      done.later.push(slackUserId);
      done.inMs = Math.max(done.inMs, seconds * 1000);
      done.isPaused = true;
    } else if (slackErrorCode(error) === null && permanentFailure(error) === null) {
      done.failed.push(slackUserId);
      done.error = error;
    } else {
      log.warn({ err: error, slackUserId }, 'an App Home could not be brought up to date');
    }
    return false;
  }
}
