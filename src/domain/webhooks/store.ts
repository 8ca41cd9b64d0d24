import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/client.ts';
import type { WebhookEndpoint, WebhookState } from '../../database/generated/client.ts';
import type { KeptSecret } from './secret.ts';

type Reader = Database | Transaction;

/** An endpoint, without its secrets. */
export interface Webhook {
  id: string;
  organizationId: string;
  url: string;
  /** Empty: all. */
  events: string[];
  state: WebhookState;
  createdAt: Date;
  deliveredAt: Date | null;
  /** When the admins last read that single messages can't be delivered. */
  toldAt: Date | null;
  /** Until when the secret before is valid too. */
  oldUntil: Date | null;
}

const shown = {
  id: true,
  organizationId: true,
  url: true,
  events: true,
  state: true,
  createdAt: true,
  deliveredAt: true,
  toldAt: true,
  oldUntil: true,
} as const;

/** An organization's endpoints, the oldest first. */
export async function webhooksOf(db: Reader, organizationId: string): Promise<Webhook[]> {
  return db.webhookEndpoint.findMany({
    where: { organizationId },
    select: shown,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** The endpoint with that id, or null. */
export async function findWebhook(db: Reader, id: string): Promise<Webhook | null> {
  return db.webhookEndpoint.findUnique({ where: { id }, select: shown });
}

/** Inserts an endpoint. */
export async function insertWebhook(
  tx: Transaction,
  webhook: Pick<Webhook, 'id' | 'organizationId' | 'url' | 'events' | 'createdAt'> &
    KeptSecret & { blankMeansAll: boolean },
): Promise<Webhook> {
  return tx.webhookEndpoint.create({ data: webhook, select: shown });
}

/** Writes that an endpoint is on or off, and why; what waits for one that is on again is tried at once. */
export async function setWebhookState(tx: Transaction, id: string, state: WebhookState): Promise<Webhook> {
  if (state === 'on') {
    await tx.webhookMessage.updateMany({
      where: { endpointId: id, state: 'waiting' },
      data: { attempts: 0, dueAt: null, firstTriedAt: null, claimedUntil: null },
    });
  }
  return tx.webhookEndpoint.update({ where: { id }, data: { state }, select: shown });
}

/** Writes that the admins get a message about deliveries that were given up. */
export async function setTold(tx: Transaction, id: string, toldAt: Date): Promise<void> {
  await tx.webhookEndpoint.update({ where: { id }, data: { toldAt }, select: { id: true } });
}

/** Gives an endpoint another secret; the present one stays valid until then. */
export async function replaceWebhookSecret(
  tx: Transaction,
  id: string,
  next: KeptSecret,
  oldUntil: Date,
): Promise<Webhook> {
  const { secret: oldSecret, keyId: oldKeyId } = await tx.webhookEndpoint.findUniqueOrThrow({
    where: { id },
  });
  return tx.webhookEndpoint.update({
    where: { id },
    data: { ...next, oldSecret, oldKeyId, oldUntil },
    select: shown,
  });
}

/** Gives an endpoint another secret instead of one that nobody has seen. */
export async function rewriteWebhookSecret(tx: Transaction, id: string, next: KeptSecret): Promise<Webhook> {
  return tx.webhookEndpoint.update({ where: { id }, data: { ...next }, select: shown });
}

/** A stored secret, with the one before. */
export type StoredSecrets = Pick<WebhookEndpoint, 'id' | 'secret' | 'keyId' | 'oldSecret' | 'oldKeyId'>;

/** Encrypts the secrets again that another key encrypts; each endpoint is locked while it changes. */
export async function resealSecrets(
  db: Database,
  keyId: string,
  reseal: (stored: StoredSecrets) => Pick<StoredSecrets, 'secret' | 'keyId' | 'oldSecret' | 'oldKeyId'>,
): Promise<number> {
  const others = await db.$queryRaw<{ id: string }[]>`
    select id from webhook_endpoints where key_id <> ${keyId} or old_key_id <> ${keyId}`;
  for (const { id } of others) {
    await db.$transaction(async tx => {
      await tx.$queryRaw`select from webhook_endpoints where id = ${id}::uuid for update`;
      const stored = await tx.webhookEndpoint.findUnique({ where: { id } });
      if (stored) await tx.webhookEndpoint.update({ where: { id }, data: reseal(stored) });
    });
  }
  return others.length;
}

/** Removes an endpoint with its messages. */
export async function deleteWebhook(tx: Transaction, id: string): Promise<void> {
  await tx.webhookEndpoint.deleteMany({ where: { id } });
}

/** Adds a test message; the database writes its body and queues it, like any other. */
export async function insertTest(tx: Transaction, endpointId: string): Promise<void> {
  await tx.$executeRaw`
    insert into webhook_messages (id, endpoint_id, subject_kind, subject_id, xact, before)
    values (${randomUUID()}::uuid, ${endpointId}::uuid, 'test', ${randomUUID()}::uuid, txid_current(), '{}')`;
}
