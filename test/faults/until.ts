import { setTimeout as pause } from 'node:timers/promises';

/** Far more than anything takes, also on a machine that has much else to do: it ends what would never end. */
const LIMIT_MS = 120_000;

/** Looks again and again until the probe finds something; rejects with what was waited for. */
export async function until<T>(
  probe: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  what: string,
): Promise<T> {
  const deadline = performance.now() + LIMIT_MS;
  while (true) {
    const found = await probe();
    if (found !== undefined && found !== false && found !== null) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${LIMIT_MS} ms in vain for ${what}.`);
    await pause(25);
  }
}
