import type { Domain } from '../domain.ts';
import { beside } from '../locks.ts';
import { systemOperation } from '../operation/operation.ts';
import { markWarned } from './store.ts';

/** How long before the end of a key its maker gets a message. */
const BEFORE_MS = 7 * 24 * 60 * 60_000;
/** How many messages one transaction plans. */
const BATCH = 50;

/**
 * Lets the makers of a workspace's keys know that they end within a week, once a key. Any number of processes may do it
 * at once.
 */
export async function warnOfEnds(domain: Domain, workspaceId: string): Promise<void> {
  const warn = () =>
    // No locks: the condition of the write decides, and nobody's rights matter.
    systemOperation(domain, beside([]), async ({ tx, now, record }) => {
      const until = new Date(now.getTime() + BEFORE_MS);
      const ending = await markWarned(tx, { workspaceId, now, until, take: BATCH });
      for (const { organizationId, name, endsAt, by } of ending) {
        record({ type: 'api-key.ending', organizationId, by, name, endsAt: endsAt.toISOString() });
      }
      return ending.length;
    });
  while ((await warn()) === BATCH);
}
