import type { Database, Transaction } from '../../database/client.ts';
import { keptSince } from '../../domain/webhooks/retention.ts';
import { addJob } from '../queue.ts';
import type { Delivery } from '../slack-message.ts';
import { endpointsDue, forgetWebhooks } from './store.ts';

/** Sends what waits for an endpoint. */
export function queueWebhooks(
  tx: Transaction | Database,
  { organizationId, webhookId: endpointId }: { organizationId: string; webhookId: string },
): Promise<void> {
  return addJob(tx, 'webhooks', { organizationId }, { endpointId });
}

/** Sends what is due in a workspace and has no job: after a kill, and when the time of another try has come. */
export async function queueDueWebhooks(
  { db, clock }: Pick<Delivery, 'db' | 'clock'>,
  workspaceId: string,
): Promise<void> {
  for (const endpointId of await endpointsDue(db, clock.now()))
    await addJob(db, 'webhooks', { workspaceId }, { endpointId });
}

/** Deletes the older part of the log. */
export function forgetOldWebhooks({ db, clock }: Pick<Delivery, 'db' | 'clock'>): Promise<void> {
  return forgetWebhooks(db, keptSince(clock.now()));
}
