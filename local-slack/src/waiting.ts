import type { CallLog } from './call-log.ts';
import type { World } from './world.ts';

/** Far more than anything takes, even on a busy machine: it ends waits that would never end. */
const standardTimeoutMs = 120_000;
/**
 * Nothing announces some changes (such as a row in the app's database), so the probe also runs this often, in
 * milliseconds.
 */
const glanceEveryMs = 50;

type Watched = Pick<World, 'changes'> & { calls: Pick<CallLog, 'all' | 'onCall'> };

function lastState(world: Watched): string {
  const calls = world.calls
    .all()
    .slice(-8)
    .map(call => {
      const response = JSON.stringify(call.response) ?? '';
      return `  ${call.kind} ${call.method} → ${call.status} ${response.slice(0, 200)}`;
    });
  return calls.length > 0 ? `The last requests:\n${calls.join('\n')}` : 'There were no requests.';
}

/** Waits until the probe finds something; it runs at every change and every call. */
export function waitFor<T>(
  world: Watched,
  probe: () => T | undefined | false | null,
  what: string,
  timeoutMs = standardTimeoutMs,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      stopChanges();
      stopCalls();
      clearInterval(glance);
      clearTimeout(timer);
      settle();
    };
    const look = () => {
      try {
        const found = probe();
        if (found !== undefined && found !== false && found !== null) finish(() => resolve(found));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const stopChanges = world.changes.subscribe(look);
    const stopCalls = world.calls.onCall(look);
    const glance = setInterval(look, glanceEveryMs);
    const timer = setTimeout(() => {
      finish(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. ${lastState(world)}`)));
    }, timeoutMs);
    look();
  });
}
