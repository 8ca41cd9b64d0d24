import type { Logger as SlackLogger, WebClient } from '@slack/web-api';
import { type Clock, systemClock } from '../clock.ts';
import { BACKGROUND_TIMEOUT_MS, createWebClient, INTERACTIVE_TIMEOUT_MS } from '../slack/web-api.ts';

/**
 * Makes the clients of one token. Without a token: for what Slack answers anybody, such as oauth.v2.access.
 * @param successorOf finds the token that replaced this one; absent: none does
 */
export function clientsOf(
  { slackApiUrl, logger, clock }: { slackApiUrl: string; logger: SlackLogger; clock: Clock },
  token: string | undefined,
  successorOf?: (token: string) => Promise<string | null>,
): { client: WebClient; background: WebClient } {
  const access = { token, slackApiUrl, logger, successorOf };
  return {
    client: createWebClient({ ...access, clock, timeoutMs: INTERACTIVE_TIMEOUT_MS }),
    // Background work uses real time, whatever the application's clock says.
    background: createWebClient({ ...access, clock: systemClock, timeoutMs: BACKGROUND_TIMEOUT_MS }),
  };
}
