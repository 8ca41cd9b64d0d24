import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { retryAfter } from '../slack/slack-failure.ts';
import { isSlackError } from '../slack/web-api.ts';
import type { Sealing } from './sealing.ts';
import { lastingInstallations, lockInstallation, type StoredInstallation, saveTokens } from './store.ts';
import { issuedTokens, openTokens, sealTokens } from './tokens.ts';

/** The call to Slack takes at most 10 s. */
const TRANSACTION_MS = 20_000;

interface Parts {
  db: Database;
  clock: Clock;
  sealing: Sealing;
  clientId: string;
  clientSecret: string;
  /** Without a token. */
  client: WebClient;
}

/**
 * Exchanges every token that lasts for one that expires, once the app's token rotation is on. It runs beside the
 * program: each row is locked until the new token is there, and calls with the old one are sent again with the new one.
 * Source: docs.slack.dev, Using token rotation and oauth.v2.exchange
 * @returns the result of each; no error: its token was exchanged
 */
export async function exchangeTokens(
  parts: Parts,
): Promise<{ workspace: StoredInstallation; error: unknown }[]> {
  const outcomes: { workspace: StoredInstallation; error: unknown }[] = [];
  for (const workspace of await lastingInstallations(parts.db)) {
    const error = await inTurn(() => exchange(parts, workspace.workspaceId)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    outcomes.push({ workspace, error });
    // It is the same for all of them.
    if (isSlackError(error, 'token_rotation_not_enabled')) break;
  }
  return outcomes;
}

async function exchange(parts: Parts, workspaceId: string): Promise<void> {
  const { db, clock, sealing, clientId, clientSecret, client } = parts;
  await db.$transaction(
    async tx => {
      const stored = await lockInstallation(tx, workspaceId);
      if (!stored || stored.refreshToken) return;
      const { botToken: token } = openTokens(sealing, stored);
      const of = { client_id: clientId, client_secret: clientSecret, token };
      const answer = await client.oauth.v2.exchange(of);
      await saveTokens(tx, workspaceId, sealTokens(sealing, workspaceId, issuedTokens(answer, clock)));
    },
    { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
  );
}

/** Slack allows some fifty of these calls a minute, and says how long to wait. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  while (true) {
    try {
      return await work();
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === null) throw error;
      await pause(seconds * 1000);
    }
  }
}
