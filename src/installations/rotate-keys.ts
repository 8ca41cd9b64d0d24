import type { Database } from '../database/client.ts';
import { rotateWebhookSecrets } from '../domain/webhooks/reseal.ts';
import type { Sealing } from './sealing.ts';
import { installationsOfOtherKeys, lockInstallation, saveTokens } from './store.ts';
import { openTokens, sealTokens } from './tokens.ts';

/**
 * Encrypts every token, and every secret of a webhook, with the first key. It runs beside the program: each row is locked while it changes.
 * @returns how many installations had another key
 * @throws Error with a sentence when a key is missing
 */
export async function rotateKeys(db: Database, sealing: Sealing): Promise<number> {
  const others = await installationsOfOtherKeys(db, sealing.keyId);
  for (const { workspaceId } of others) {
    await db.$transaction(async tx => {
      const stored = await lockInstallation(tx, workspaceId);
      if (stored)
        await saveTokens(tx, workspaceId, sealTokens(sealing, workspaceId, openTokens(sealing, stored)));
    });
  }
  await rotateWebhookSecrets(db, sealing, sealing.keyId);
  return others.length;
}
