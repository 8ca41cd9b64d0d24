import { z } from 'zod';
import type { ActingMember } from '../../access/acting-member.ts';
import type { Domain, Person } from '../../domain.ts';
import { DomainError } from '../../errors.ts';
import { beside } from '../../locks.ts';
import { operation } from '../../operation/operation.ts';
import { webhookWithin } from '../manage.ts';
import { KEPT_DAYS, keptSince } from '../retention.ts';
import { findWebhook, type Webhook } from '../store.ts';
import { hostOf } from '../url.ts';
import { countSince, findDelivery, sendAllAgain, sendOneAgain } from './store.ts';

const fails = ['webhook-not-found', 'organization-not-found', 'not-allowed', 'webhook-stopped'] as const;

/** Sends one delivery again, with the same id: receivers that have it know it. */
export const sendAgain = operation({
  name: 'sendAgain',
  input: z.object({ deliveryId: z.uuid() }),
  fails: [...fails, 'delivery-not-found'],
  async lock(tx, { deliveryId }) {
    const delivery = await findDelivery(tx, deliveryId);
    const webhook = delivery && (await findWebhook(tx, delivery.endpointId));
    if (!webhook) throw new DomainError('delivery-not-found', {});
    return beside(webhook.organizationId);
  },
  async run({ tx, now, actor, audit, record, fail }, { deliveryId }): Promise<Webhook> {
    const delivery = await findDelivery(tx, deliveryId);
    if (!delivery) throw fail('delivery-not-found', {});
    const { webhook } = await webhookWithin(tx, actor, delivery.endpointId);
    assertOn(webhook);
    const { id: webhookId, organizationId, url } = webhook;
    await sendOneAgain(tx, deliveryId, now);
    audit({ organizationId, action: 'webhook.send-again', subject: hostOf(url), after: { deliveries: 1 } });
    record({ type: 'webhook.waiting', organizationId, webhookId });
    return webhook;
  },
});

/** Sends again all that happened since a moment, in that order. */
export const sendAgainSince = operation({
  name: 'sendAgainSince',
  input: z.object({ webhookId: z.uuid(), since: z.date() }),
  fails: [...fails, 'webhook-log-ends', 'nothing-since'],
  // Everything of 30 days can be a lot.
  timeoutMs: 60_000,
  async lock(tx, { webhookId }) {
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook) throw new DomainError('webhook-not-found', {});
    return beside(webhook.organizationId);
  },
  async run({ tx, now, actor, audit, record }, { webhookId, since }): Promise<Counted> {
    const { acting, webhook } = await webhookWithin(tx, actor, webhookId);
    const count = assertSendable(webhook, { since, now, count: await countSince(tx, webhookId, since) });
    const { organizationId, url } = webhook;
    await sendAllAgain(tx, webhookId, since, now);
    const after = { deliveries: count, since: since.toISOString() };
    audit({ organizationId, action: 'webhook.send-again', subject: hostOf(url), after });
    record({ type: 'webhook.waiting', organizationId, webhookId });
    return { acting, webhook, count };
  },
});

/** How many deliveries it is about. */
interface Counted {
  acting: ActingMember;
  webhook: Webhook;
  count: number;
}

/**
 * How many deliveries sendAgainSince would send.
 * @throws DomainError webhook-not-found, organization-not-found, not-allowed, webhook-stopped, webhook-log-ends,
 * nothing-since
 */
export async function countToSendAgain(
  { db, clock }: Domain,
  actor: Person,
  { webhookId, since }: { webhookId: string; since: Date },
): Promise<Counted> {
  const { acting, webhook } = await webhookWithin(db, actor, webhookId);
  const count = await countSince(db, webhookId, since);
  return { acting, webhook, count: assertSendable(webhook, { since, now: clock.now(), count }) };
}

function assertSendable(
  webhook: Webhook,
  { since, now, count }: { since: Date; now: Date; count: number },
): number {
  assertOn(webhook);
  if (since < keptSince(now)) throw new DomainError('webhook-log-ends', { days: KEPT_DAYS }, 'since');
  if (count === 0) throw new DomainError('nothing-since', {}, 'since');
  return count;
}

/** @throws DomainError webhook-stopped */
function assertOn({ state, url }: Webhook): void {
  if (state !== 'on') throw new DomainError('webhook-stopped', { host: hostOf(url) });
}
