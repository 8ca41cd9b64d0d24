import { ManualClock } from 'local-slack';
import { RateLimits } from 'local-slack/inside';

/** The least that the limits allow. */
export interface LeastTime {
  /** Seconds when every message is sent as soon as it is accepted: a minute's limit at once, then the next. */
  inBursts: number;
  /** Seconds when the same number a minute goes evenly. */
  evenly: number;
  /** Messages that are taken in any minute. */
  perMinute: number;
}

/**
 * Asks the local Slack's own rule, with a clock that jumps to the moment that each refusal names, when the last of so
 * many messages to different people can be posted. Nothing is faster: a message posted sooner never delays a later one.
 */
export function leastTime(messages: number): LeastTime {
  const perMinute = refusals().next().value?.taken ?? 0;
  let inBursts = 0;
  for (const { taken, atSeconds } of refusals()) {
    if (taken >= messages) break;
    inBursts = atSeconds;
  }
  return { inBursts, evenly: ((messages - 1) * 60) / perMinute, perMinute };
}

/** Posts without end: at each refusal, how many were taken before it, and when the next one will be. */
function* refusals(): Generator<{ taken: number; atSeconds: number }, undefined> {
  const clock = new ManualClock();
  const limits = new RateLimits(clock);
  const start = clock.now().getTime();
  for (let taken = 0; ; ) {
    const verdict = limits.take('chat.postMessage', { team: 'T', channel: `D${taken}` });
    if (!verdict.limited) {
      taken += 1;
      continue;
    }
    clock.advance(verdict.retryAfter * 1000);
    yield { taken, atSeconds: (clock.now().getTime() - start) / 1000 };
  }
}
