import type { ActingMember } from '../../access/acting-member.ts';
import type { Domain, Person } from '../../domain.ts';
import { DomainError } from '../../errors.ts';
import { type From, type KeyedPage, readKeyed } from '../../page.ts';
import { webhookWithin } from '../manage.ts';
import type { Webhook } from '../store.ts';
import {
  countUndelivered,
  type Delivery,
  findDelivery,
  listDeliveries,
  type Undelivered,
  type WholeDelivery,
} from './store.ts';

/** A part of an endpoint's log: what it was sent, what waits, and what was given up. */
export interface DeliveryLog {
  acting: ActingMember;
  webhook: Webhook;
  undelivered: Undelivered;
  page: KeyedPage<Delivery, string>;
}

/**
 * Reads an endpoint's log, the newest change first.
 * @throws DomainError webhook-not-found, organization-not-found, not-allowed
 */
export async function readDeliveries(
  { db }: Domain,
  actor: Person,
  { webhookId, isUndelivered, from }: { webhookId: string; isUndelivered: boolean; from: From<string> },
): Promise<DeliveryLog> {
  const { acting, webhook } = await webhookWithin(db, actor, webhookId);
  const undelivered = await countUndelivered(db, webhookId);
  const page = await readKeyed(
    from,
    (cursor, take) => listDeliveries(db, { endpointId: webhookId, isUndelivered }, cursor, take),
    ({ place }) => place,
  );
  return { acting, webhook, undelivered, page };
}

/**
 * Reads one delivery with its request and answer.
 * @throws DomainError delivery-not-found, webhook-not-found, organization-not-found, not-allowed
 */
export async function readDelivery(
  { db }: Domain,
  actor: Person,
  deliveryId: string,
): Promise<{ acting: ActingMember; webhook: Webhook; delivery: WholeDelivery }> {
  const delivery = await findDelivery(db, deliveryId);
  if (!delivery) throw new DomainError('delivery-not-found', {});
  const { acting, webhook } = await webhookWithin(db, actor, delivery.endpointId);
  return { acting, webhook, delivery };
}
