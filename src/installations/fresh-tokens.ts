import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { Sealing } from './sealing.ts';
import { lockInstallation, type StoredInstallation, saveTokens } from './store.ts';
import { issuedTokens, openTokens, sealTokens, type Tokens } from './tokens.ts';

/** A token is replaced this long before it expires. Slack's live 12 hours, and its SDK uses the same. */
const BEFORE_MS = 2 * 60 * 60 * 1000;
/** A token that lives longer than this is used while another one is fetched. */
const USABLE_MS = 60_000;
/** The call to Slack takes at most 10 s. */
const TRANSACTION_MS = 20_000;

interface Parts {
  db: Database;
  clock: Clock;
  sealing: Sealing;
  /** Without a token. */
  client: WebClient;
  clientId: string;
  clientSecret: string;
}

/**
 * Replaces tokens before they expire, with one call to Slack per workspace over all processes: a refresh token works
 * once, so the row stays locked during the call, and who waited for it finds the new token there.
 * Source: docs.slack.dev, Token rotation; the SDK's own refresh has no such lock (node-slack-sdk #2504)
 */
export class FreshTokens {
  readonly #parts: Parts;
  readonly #refreshing = new Map<string, Promise<Tokens | null>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Does this installation need another token soon? */
  isDue({ expiresAt }: Pick<StoredInstallation, 'expiresAt'>): boolean {
    return this.#left(expiresAt) < BEFORE_MS;
  }

  /** Must a caller wait for it? */
  isOver({ expiresAt }: Pick<StoredInstallation, 'expiresAt'>): boolean {
    return this.#left(expiresAt) < USABLE_MS;
  }

  /** Replaces the token if that is due; null: the installation is gone. @throws errors of the Web API */
  refresh(workspaceId: string): Promise<Tokens | null> {
    const running = this.#refreshing.get(workspaceId) ?? this.#refresh(workspaceId);
    this.#refreshing.set(workspaceId, running);
    return running.finally(() => this.#refreshing.delete(workspaceId));
  }

  /** The token that replaced this one; null: none did. It waits for a replacement that is going on. */
  successorOf(workspaceId: string, token: string): Promise<string | null> {
    const { db, sealing } = this.#parts;
    return db.$transaction(
      async tx => {
        const stored = await lockInstallation(tx, workspaceId);
        const { botToken } = stored ? openTokens(sealing, stored) : { botToken: token };
        return botToken === token ? null : botToken;
      },
      { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
    );
  }

  #left(expiresAt: Date | null): number {
    return expiresAt ? expiresAt.getTime() - this.#parts.clock.now().getTime() : Number.POSITIVE_INFINITY;
  }

  #refresh(workspaceId: string): Promise<Tokens | null> {
    const { db, clock, sealing, client, clientId, clientSecret } = this.#parts;
    return db.$transaction(
      async tx => {
        const stored = await lockInstallation(tx, workspaceId);
        if (!stored) return null;
        const before = openTokens(sealing, stored);
        if (!this.isDue(stored) || !before.refreshToken) return before;
        const given = await client.oauth.v2.access({
          client_id: clientId,
          client_secret: clientSecret,
          grant_type: 'refresh_token',
          refresh_token: before.refreshToken,
        });
        const tokens = issuedTokens(given, clock);
        await saveTokens(tx, workspaceId, sealTokens(sealing, workspaceId, tokens));
        return tokens;
      },
      { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
    );
  }
}
