import { setTimeout as delay } from 'node:timers/promises';

/** A monitor waits for the answer; a part that doesn't answer in time isn't ready. */
const READY_LIMIT_MS = 2_500;

/** False when the part does not answer in time. */
export function inTime(probe: Promise<boolean>): Promise<boolean> {
  const limit = new AbortController();
  const late = delay(READY_LIMIT_MS, false, { signal: limit.signal }).catch(() => false);
  return Promise.race([probe, late]).finally(() => limit.abort());
}
