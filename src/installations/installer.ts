import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Installation, InstallProvider, InvalidStateError } from '@slack/oauth';
import type { Logger as SlackLogger } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { hashOf, newSecret } from '../domain/invitations/tokens/token.ts';
import { BACKGROUND_TIMEOUT_MS, fetchWithin, slackErrorCode } from '../slack/web-api.ts';
import type { InstallationStore } from './installation-store.ts';
import { saveInstallState, takeInstallState } from './store.ts';

/** Below PUBLIC_URL, where an installation begins. */
export const INSTALL_PATH = '/slack/install';
/** Below PUBLIC_URL, where Slack sends people back to. The manifest names it, so that Slack accepts it. */
export const INSTALLED_PATH = '/slack/oauth_redirect';

/** Somebody has this long to press Allow. */
const STATE_MS = 10 * 60_000;

/** What the page says after Slack sent somebody back. */
export type InstallOutcome =
  | { kind: 'installed'; appId: string; teamId: string; name: string }
  | { kind: 'cancelled' }
  /** Too late, a second time, or in another browser. */
  | { kind: 'begin-again' }
  /** Slack answered with this code, or not at all. */
  | { kind: 'failed'; code: string | null };

/** What happened, and the headers of the answer: a cookie binds the installation to the browser that began it. */
export interface InstallAnswer<Result> {
  headers: Record<string, string>;
  result: Result;
}

/** Installs Foyer in any workspace, by OAuth. */
export interface Installer {
  /** Begins an installation in a browser, which then goes to that address of Slack. */
  begin(): Promise<InstallAnswer<{ location: string }>>;
  /** Ends it when Slack sends the browser back. */
  finish(came: { target: string; cookie: string | undefined }): Promise<InstallAnswer<InstallOutcome>>;
}

/** Makes the installer, by the provider of Slack's SDK. A state works once, for ten minutes, in one browser. */
export function createInstaller(parts: {
  db: Database;
  clock: Clock;
  slackApiUrl: string;
  clientId: string;
  clientSecret: string;
  publicUrl: string;
  scopes: string[];
  store: InstallationStore;
  logger: SlackLogger;
}): Installer {
  const { db, clock, slackApiUrl, clientId, clientSecret, publicUrl, scopes, store, logger } = parts;
  const installOptions = { scopes, redirectUri: `${publicUrl}${INSTALLED_PATH}` };
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    installationStore: store,
    installUrlOptions: installOptions,
    directInstall: true,
    authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href,
    logger,
    clientOptions: {
      slackApiUrl,
      fetch: fetchWithin(BACKGROUND_TIMEOUT_MS, clock),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
    stateStore: {
      async generateStateParam() {
        const state = newSecret();
        const now = clock.now();
        await saveInstallState(db, hashOf(state), { now, expiresAt: new Date(now.getTime() + STATE_MS) });
        return state;
      },
      async verifyStateParam(_, state) {
        if (await takeInstallState(db, hashOf(state), clock.now())) return installOptions;
        throw new InvalidStateError('This state is unknown, used or too old.');
      },
    },
  });

  return {
    async begin() {
      const { response, headers } = answerTo();
      await provider.handleInstallPath({} as IncomingMessage, response);
      const { location = '', ...rest } = headers;
      return { headers: rest, result: { location } };
    },

    async finish({ target, cookie }) {
      const { response, headers } = answerTo();
      const request = {
        url: target,
        headers: { ...(cookie !== undefined && { cookie }) },
      } as IncomingMessage;
      let result: InstallOutcome = { kind: 'begin-again' };
      await provider.handleCallback(request, response, {
        success: installation => {
          result = installedIn(installation);
        },
        failure: error => {
          result = outcomeOf(error);
        },
      });
      return { headers, result };
    },
  };
}

function installedIn({ appId = '', team, enterprise }: Installation): InstallOutcome {
  const { id: teamId = '', name } = team ?? enterprise ?? {};
  return { kind: 'installed', appId, teamId, name: name ?? teamId };
}

const AGAIN = ['slack_oauth_invalid_state', 'slack_oauth_missing_state', 'slack_oauth_missing_code'];
const USED = ['code_already_used', 'code_expired', 'invalid_code'];

function outcomeOf(error: Error & { code: string }): InstallOutcome {
  if (error.code === 'slack_oauth_installer_authorization_error') return { kind: 'cancelled' };
  const code = slackErrorCode(error);
  if (AGAIN.includes(error.code) || (code && USED.includes(code))) return { kind: 'begin-again' };
  return { kind: 'failed', code };
}

/** The provider writes to Node's response; only its headers matter here, because Foyer's pages say the rest. */
function answerTo(): { response: ServerResponse; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  const response = {
    getHeader: (name: string) => headers[name.toLowerCase()],
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value;
    },
    writeHead: () => {},
    end: () => {},
  };
  return { response: response as unknown as ServerResponse, headers };
}
