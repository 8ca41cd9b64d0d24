import type { Domain } from '../domain.ts';
import { alone } from '../locks.ts';
import { systemOperation } from '../operation/operation.ts';
import { findWebhook, setWebhookState } from './store.ts';
import { hostOf } from './url.ts';

/** Why Foyer sends an endpoint nothing until an admin turns it on again. */
export type DisabledReason = 'failing' | 'gone';

/** Disables an endpoint that takes nothing; the admins get a message. What waits for it stays. */
export async function disableWebhook(
  domain: Domain,
  { webhookId, reason }: { webhookId: string; reason: DisabledReason },
): Promise<void> {
  const known = await findWebhook(domain.db, webhookId);
  if (!known) return;
  await systemOperation(domain, alone(known.organizationId), async ({ tx, audit, record }) => {
    const webhook = await findWebhook(tx, webhookId);
    if (webhook?.state !== 'on') return;
    const { organizationId, url } = webhook;
    await setWebhookState(tx, webhookId, reason);
    audit({ organizationId, action: 'webhook.disable', subject: hostOf(url), after: { reason } });
    record({ type: 'webhook.disabled', organizationId, host: hostOf(url), reason });
  });
}
