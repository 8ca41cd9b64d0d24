import pLimit from 'p-limit';
import type { Domain } from '../../domain/domain.ts';
import { type EventKey, noteEvent } from './store.ts';

/** Events handled at once in one process: each uses one of the pool's ten connections besides those of its work. */
const AT_ONCE = 3;
/**
 * Longer than the work of any event. For a file Foyer asks who sent it, asks where it is, downloads it and says what is
 * wrong with it: at most 10 s each.
 */
const LONGEST_MS = 60_000;

/** Does the work of an event once. */
export type Once = (event: EventKey, work: () => Promise<void>) => Promise<void>;

/**
 * Slack delivers some events twice: those not acknowledged in time, and over Socket Mode after a broken connection.
 * Each is noted in a transaction that stays open until its work ends. A failure or a crash leaves no note, so the next
 * delivery does the work, and of two processes only one does it.
 * Source: docs.slack.dev, Events API, "Retries"
 */
export function eventsOnce({ db, clock }: Pick<Domain, 'db' | 'clock'>): Once {
  const turns = pLimit(AT_ONCE);
  const inHand = new Map<string, Promise<void>>();

  const begin = (event: EventKey, work: () => Promise<void>) =>
    db.$transaction(
      async tx => {
        if (await noteEvent(tx, event, clock.now())) await work();
      },
      { timeout: LONGEST_MS },
    );

  return async (event, work) => {
    const key = `${event.workspaceId} ${event.eventId}`;
    const before = inHand.get(key);
    if (before) return before;
    const done = turns(() => begin(event, work)).finally(() => inHand.delete(key));
    inHand.set(key, done);
    return done;
  };
}
