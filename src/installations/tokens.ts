import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Sealing } from './sealing.ts';
import type { SealedTokens, StoredInstallation } from './store.ts';

/** What Foyer calls Slack with in one workspace. */
export interface Tokens {
  botToken: string;
  /** Null: the token does not expire. */
  refreshToken: string | null;
  expiresAt: Date | null;
}

const purposes = (workspaceId: string) => ({
  bot: `bot token of ${workspaceId}`,
  refresh: `refresh token of ${workspaceId}`,
});

/** Encrypts the tokens of a workspace, for its row alone. */
export function sealTokens(sealing: Sealing, workspaceId: string, tokens: Tokens): SealedTokens {
  const { bot, refresh } = purposes(workspaceId);
  const { keyId, bytes: botToken } = sealing.seal(tokens.botToken, bot);
  const refreshToken = tokens.refreshToken === null ? null : sealing.seal(tokens.refreshToken, refresh).bytes;
  return { keyId, botToken, refreshToken, expiresAt: tokens.expiresAt };
}

/** @throws Error with a sentence when the key is missing or the row was changed */
export function openTokens(
  sealing: Sealing,
  stored: Pick<StoredInstallation, 'workspaceId' | 'keyId' | 'botToken' | 'refreshToken' | 'expiresAt'>,
): Tokens {
  const { workspaceId, keyId, botToken, refreshToken, expiresAt } = stored;
  const { bot, refresh } = purposes(workspaceId);
  return {
    botToken: sealing.open({ keyId, bytes: botToken }, bot),
    refreshToken: refreshToken && sealing.open({ keyId, bytes: refreshToken }, refresh),
    expiresAt,
  };
}

const answer = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  /** Seconds. */
  expires_in: z.number(),
});

/** Reads the tokens that Slack issues where they rotate. */
export function issuedTokens(given: unknown, clock: Clock): Tokens {
  const { access_token, refresh_token, expires_in } = answer.parse(given);
  return {
    botToken: access_token,
    refreshToken: refresh_token,
    expiresAt: new Date(clock.now().getTime() + expires_in * 1000),
  };
}
