import { readAddress } from '../../domain/addresses.ts';
import { clamp } from '../../domain/characters.ts';
import { fail } from '../ending.ts';
import { findDelivery } from '../facts/store.ts';
import type { Delivery } from '../slack-message.ts';
import { newestMailed } from './store.ts';

/**
 * Ends an email that the mail server took and another server refused later; its initiator gets a message. A bounce that
 * comes twice, or that is about no email of this workspace, changes nothing.
 * @returns false when the email is still being sent, as far as Foyer knows: the bounce overtook the record, so the
 *   provider has to report it again
 */
export async function recordBounce(
  parts: Pick<Delivery, 'db' | 'clock' | 'commitChanges' | 'workspaceId'>,
  { deliveryId, email, reason }: { deliveryId: string | null; email: string; reason: string | null },
): Promise<boolean> {
  const { db } = parts;
  const address = readAddress(email);
  const mailed = address && (await newestMailed(db, parts, { deliveryId, email: address }));
  if (!mailed) return true;
  if (mailed.status === 'queued') return false;
  const delivery = mailed.status === 'delivered' ? await findDelivery(db, parts, mailed.id) : null;
  if (!delivery) return true;
  const words = clamp(reason?.replace(/\s+/gu, ' ').trim() ?? '', MOST_WORDS);
  await fail(
    parts,
    delivery,
    { code: 'mail-returned', words },
    {
      tell: true,
      from: 'delivered',
    },
  );
  return true;
}

const MOST_WORDS = 300;
