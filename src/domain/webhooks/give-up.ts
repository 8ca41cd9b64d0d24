import type { Domain } from '../domain.ts';
import { alone } from '../locks.ts';
import { systemOperation } from '../operation/operation.ts';
import { findWebhook, setTold } from './store.ts';
import { hostOf } from './url.ts';

/** How long no other message about the same endpoint follows: the log has them all. */
const PAUSE_MS = 24 * 60 * 60 * 1000;

/** Tells the admins that a message was given up whose endpoint takes others. */
export async function tellGivenUp(
  domain: Domain,
  { webhookId, about }: { webhookId: string; about: string },
): Promise<void> {
  const known = await findWebhook(domain.db, webhookId);
  if (!known) return;
  await systemOperation(domain, alone(known.organizationId), async ({ tx, now, record }) => {
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook || (webhook.toldAt && now.getTime() - webhook.toldAt.getTime() < PAUSE_MS)) return;
    await setTold(tx, webhookId, now);
    const { organizationId, url } = webhook;
    record({ type: 'webhook.given-up', organizationId, host: hostOf(url), about });
  });
}
