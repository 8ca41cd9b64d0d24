import { fail } from '../ending.ts';
import { findDelivery } from '../facts/store.ts';
import type { Delivery } from '../slack-message.ts';
import { newestMailed } from './store.ts';

/**
 * Ends an email that the mail server took and another server refused later; its initiator gets a message. A bounce that
 * comes twice, or that is about no email of this workspace, changes nothing.
 */
export async function recordBounce(
  parts: Pick<Delivery, 'db' | 'clock' | 'commitChanges' | 'workspaceId'>,
  bounce: { deliveryId: string | null; email: string; reason: string | null },
): Promise<void> {
  const { db } = parts;
  const id = await newestMailed(db, parts, bounce);
  const delivery = id ? await findDelivery(db, parts, id) : null;
  if (!delivery) return;
  const words = bounce.reason?.replace(/\s+/gu, ' ').trim().slice(0, MOST_WORDS);
  const reason = `The email came back${words ? `: “${words}”` : ''}.`;
  await fail(parts, delivery, reason, { tell: true, from: 'delivered' });
}

const MOST_WORDS = 300;
