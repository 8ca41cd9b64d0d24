import type { WebClient } from '@slack/web-api';
import { systemClock } from '../clock.ts';
import { installationById } from '../installations/store.ts';
import { openTokens } from '../installations/tokens.ts';
import { BACKGROUND_TIMEOUT_MS, createWebClient } from '../slack/web-api.ts';
import type { Operator } from './open.ts';

/** Slack's Web API for one workspace; null: Foyer isn't installed there, or is suspended. */
export async function clientOfWorkspace(
  { db, config, sealing }: Operator,
  workspaceId: string,
): Promise<WebClient | null> {
  const stored = await installationById(db, workspaceId);
  if (!stored) return null;
  return clientOf(config, openTokens(sealing, stored).botToken);
}

/** Slack's Web API with that token, or without one. */
export function clientOf({ slackApiUrl }: Operator['config'], token: string | undefined): WebClient {
  return createWebClient({ token, slackApiUrl, clock: systemClock, timeoutMs: BACKGROUND_TIMEOUT_MS });
}
