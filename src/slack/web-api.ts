import { ErrorCode, type Logger, LogLevel, type WebAPIPlatformError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { slackCalls } from '../metrics/metrics.ts';
import { traced } from '../tracing/tracing.ts';
import { withSuccessor } from './replaced-token.ts';

/** Slack waits 3 s for an answer; a longer call for a waiting person would be too late anyway. */
export const INTERACTIVE_TIMEOUT_MS = 2_500;
/** Background work can wait longer. */
export const BACKGROUND_TIMEOUT_MS = 10_000;

/**
 * Slack's Web API for one workspace. It never retries by itself: a person waits for the answer, and background work has
 * a queue for that; a 429 is thrown at once, with its Retry-After.
 */
export function createWebClient(options: {
  /** Absent: for what Slack answers anybody. */
  token: string | undefined;
  slackApiUrl: string;
  timeoutMs: number;
  /** The clock of the timeout. */
  clock: Clock;
  logger?: Logger;
  /** Finds the token that replaced this one; absent: none does. */
  successorOf?: ((token: string) => Promise<string | null>) | undefined;
}): WebClient {
  const { token, slackApiUrl, timeoutMs, clock, logger, successorOf } = options;
  const send = counted(fetchWithin(timeoutMs, clock));
  return new WebClient(token, {
    slackApiUrl,
    fetch: successorOf ? withSuccessor(send, successorOf) : send,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // What Slack says of a call that it refuses is also in the error, and logged by those who can't do without the call.
    ...(logger ? { logger: { ...logger, error: logger.warn } } : { logLevel: LogLevel.ERROR }),
  });
}

/**
 * Works like fetch, but gives up after `timeoutMs` by that clock, including the body. It changes answers to a form that
 * the SDK can read: the SDK writes into `response_metadata`, reads its lists, and fails when one of these is null.
 */
export function fetchWithin(timeoutMs: number, clock: Clock): typeof fetch {
  return async (input, init) => {
    const limit = new AbortController();
    const callOff = clock.after(timeoutMs, () => limit.abort(new Error(`No answer within ${timeoutMs} ms.`)));
    try {
      const response = await fetch(input, { ...init, signal: limit.signal });
      const body = withMetadata(await response.text());
      const { status, statusText, headers } = response;
      return new Response(body || null, { status, statusText, headers });
    } finally {
      callOff();
    }
  };
}

/** Counts each call by its method and answer, and makes it a step of its trace. */
function counted(send: typeof fetch): typeof fetch {
  return (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const method = pathname.split('/').at(-1) ?? '';
    const answered = slackCalls.startTimer({ method });
    return traced('slack', method, async ({ note }) => {
      let answer = 'none';
      try {
        const response = await send(input, init);
        answer = await answerIn(response);
        if (answer === UNREADABLE) throw new Error(`Something else than Slack answered ${method}.`);
        return response;
      } finally {
        answered({ answer });
        note({ answer });
      }
    });
  };
}

const UNREADABLE = 'unreadable';

const said = z
  .object({ ok: z.literal(true) })
  .or(z.object({ ok: z.literal(false), error: z.string().max(60) }));

/**
 * “ok”, Slack's error code, the HTTP status, or “unreadable”: a proxy's page with the status 200 says nothing about the
 * call, and the SDK would take its text for an error code of Slack.
 */
async function answerIn(response: Response): Promise<string> {
  const body = await response
    .clone()
    .json()
    .catch(() => null);
  const { data } = said.safeParse(body);
  if (!data) return response.status === 200 ? UNREADABLE : String(response.status);
  return 'error' in data ? data.error : 'ok';
}

function withMetadata(text: string): string {
  if (!text.includes('"response_metadata"')) return text;
  try {
    const { response_metadata: said, ...answer } = JSON.parse(text);
    const { warnings, messages, ...metadata } = typeof said === 'object' && said !== null ? said : {};
    const lists = {
      ...(Array.isArray(warnings) && { warnings }),
      ...(Array.isArray(messages) && { messages }),
    };
    return JSON.stringify({ ...answer, response_metadata: { ...metadata, ...lists } });
  } catch {
    return text;
  }
}

/** The error code that Slack answered with, e.g. "channel_not_found"; null for any other kind of failure. */
export function slackErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== ErrorCode.PlatformError) return null;
  return (error as WebAPIPlatformError).data.error;
}

/** Did Slack answer with one of these error codes? */
export function isSlackError(error: unknown, ...codes: string[]): boolean {
  const code = slackErrorCode(error);
  return code !== null && codes.includes(code);
}

/** Did Slack not answer, in time or at all, or ask to retry later? Then a retry may work. */
export function isSlackUnavailable(error: unknown): boolean {
  const passing: unknown[] = [ErrorCode.RequestError, ErrorCode.HTTPError, ErrorCode.RateLimitedError];
  if (error instanceof Error && 'code' in error && passing.includes(error.code)) return true;
  return isSlackError(error, 'ratelimited', 'internal_error', 'fatal_error', 'service_unavailable');
}

/** The workspace of the token, and the app's own user there. */
export interface Identity {
  teamId: string;
  teamName: string;
  /** The Enterprise Grid organization of the workspace; null when it is in none. */
  enterpriseId: string | null;
  botUserId: string;
  /**
   * Installed for a whole Enterprise organization: `teamId` is then the organization's, and its workspaces send
   * requests.
   */
  isOrgWide: boolean;
}

/** Asks Slack which workspace this token belongs to. @throws Error with a sentence that says what to do */
export async function identify(client: WebClient): Promise<Identity> {
  try {
    const { team_id, team, user_id, enterprise_id, is_enterprise_install } = await client.auth.test();
    const isOrgWide = is_enterprise_install === true;
    const teamId = (isOrgWide && enterprise_id) || team_id;
    if (!teamId || !user_id) throw new Error('Slack did not say which workspace the token belongs to.');
    return {
      teamId,
      teamName: team || teamId,
      enterpriseId: enterprise_id || null,
      botUserId: user_id,
      isOrgWide,
    };
  } catch (error) {
    const code = slackErrorCode(error);
    if (!code) {
      throw new Error(
        `Foyer can’t reach Slack’s Web API at ${client.slackApiUrl}. Check the network and SLACK_API_URL.`,
        { cause: error },
      );
    }
    throw new Error(
      `Slack refuses SLACK_BOT_TOKEN (${code}). Copy the "Bot User OAuth Token" again from your Slack app’s page "OAuth & Permissions".`,
    );
  }
}
