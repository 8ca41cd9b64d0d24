import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { readAddress } from '../../domain/addresses.ts';
import { shownName } from '../../domain/names.ts';
import { flag, slackId, textOrNull } from '../tolerant.ts';
import { fetchWithin } from '../web-api.ts';

/** Below PUBLIC_URL, where Slack sends people back to. The manifest names it, so that Slack accepts it. */
export const SIGN_IN_PATH = '/slack/sign-in';

/** What people are asked to share. Source: docs.slack.dev, Sign in with Slack, "Request with scopes" */
export const signInScopes = ['openid', 'email', 'profile'] as const;

const TIMEOUT_MS = 5_000;
/** Slack's clock and this machine's can differ by that much. */
const CLOCK_TOLERANCE_S = 60;

/** A person as Slack confirms them. */
export interface SignedIn {
  slackUserId: string;
  /** Foyer's own workspace, or another one of the same Enterprise organization. */
  teamId: string;
  /** As readAddress reads it; null when Slack says none. */
  email: string | null;
  isEmailConfirmed: boolean;
  name: string;
}

/** The workspace that people sign in for. */
export interface SignInTeam {
  /** The workspace, or the organization when Foyer is installed for a whole Enterprise organization. */
  teamId: string;
  enterpriseId: string | null;
}

/** Sign in with Slack, for the workspaces where Foyer is installed. */
export interface SignIn {
  /** The origin of Slack's page. */
  readonly origin: string;
  /**
   * Where to send the visitor. Slack sends them back to the redirect URL with this `state` and a `code`, or with
   * `error=access_denied` when they cancel.
   * @param asked.state a secret that only this visitor's browser knows, to compare when they come back
   * @param asked.nonce a secret of this sign-in, for `finish`
   */
  authorizeUrl(asked: { state: string; nonce: string; team: SignInTeam }): string;
  /**
   * Exchanges the code for the person who signed in. A code works once, for ten minutes.
   * @throws SignInError
   */
  finish(came: { code: string; nonce: string; team: SignInTeam }): Promise<SignedIn>;
}

/** Why somebody couldn't sign in; each asks for another sentence. */
export type SignInProblem =
  /** The code was used before, is too old, or isn't Slack's: sign in again. */
  | 'expired'
  /** They signed in to a Slack workspace that isn't Foyer's: choose the right one. */
  | 'other-workspace'
  /** Slack doesn't answer: try again later. */
  | 'unavailable'
  /** Slack refuses SLACK_CLIENT_ID, SLACK_CLIENT_SECRET or the redirect URL: only the operator can help. */
  | 'misconfigured'
  /** What came isn't from Slack, or not for this sign-in. */
  | 'not-genuine';

/** Contains neither the code nor a token. */
export class SignInError extends Error {
  readonly reason: SignInProblem;
  /** The error code of Slack, or of the check that failed. */
  readonly code: string | undefined;

  constructor(
    reason: SignInProblem,
    { code, ...options }: ErrorOptions & { code?: string | undefined } = {},
  ) {
    super(`Sign in with Slack failed: ${code ?? reason}.`, options);
    this.reason = reason;
    this.code = code;
  }
}

/** Errors of openid.connect.token about the app's settings. Source: docs.slack.dev, openid.connect.token */
const MISCONFIGURED = ['bad_client_secret', 'bad_redirect_uri', 'invalid_client', 'invalid_client_id'];
const EXPIRED = ['code_already_used', 'code_expired', 'invalid_code', 'invalid_grant'];

const answerSchema = z.object({ ok: z.boolean(), error: textOrNull, id_token: z.string().optional() });

const claimsSchema = z.object({
  'https://slack.com/user_id': slackId,
  'https://slack.com/team_id': slackId,
  'https://slack.com/enterprise_id': textOrNull,
  email: textOrNull,
  email_verified: flag,
  name: textOrNull,
});

/**
 * Makes Sign in with Slack (OpenID Connect) for one app. Its pages and keys are on the origin of the Web API.
 *
 * Foyer proves itself by its client secret, and binds the answer to the visitor by `state` and `nonce`. It doesn't use
 * PKCE: enabling that makes a Slack app a public client for ever, and openid.connect.token then answers a client secret
 * with `internal_error`.
 * Source: docs.slack.dev, Sign in with Slack, Using PKCE; github.com/paradigmxyz/centaur pull request 1101
 */
export function createSignIn(parts: {
  slackApiUrl: string;
  clientId: string;
  clientSecret: string;
  /** PUBLIC_URL with SIGN_IN_PATH. */
  redirectUri: string;
  clock: Clock;
}): SignIn {
  const { slackApiUrl, clientId, clientSecret, redirectUri, clock } = parts;
  const send = fetchWithin(TIMEOUT_MS, clock);
  const keys = createRemoteJWKSet(new URL('/openid/connect/keys', slackApiUrl), { [customFetch]: send });
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      throw new SignInError('unavailable', { cause: error });
    }
  };

  /** Returns the ID token. */
  async function exchange(code: string): Promise<string> {
    const answer = await send(new URL('openid.connect.token', slackApiUrl), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: redirectUri,
        code,
      }),
      redirect: 'error',
    })
      .then(async response => answerSchema.parse(await response.json()))
      .catch(error => {
        throw new SignInError('unavailable', { cause: error });
      });
    const { ok, error, id_token } = answer;
    if (ok && id_token) return id_token;
    if (error && EXPIRED.includes(error)) throw new SignInError('expired', { code: error });
    const isOurs = error !== null && MISCONFIGURED.includes(error);
    throw new SignInError(isOurs ? 'misconfigured' : 'unavailable', { code: error ?? undefined });
  }

  async function verify(idToken: string, nonce: string) {
    try {
      const { payload } = await jwtVerify(idToken, keyOf, {
        algorithms: ['RS256'],
        // Slack for governments has its own address.
        issuer: ['https://slack.com', new URL(slackApiUrl).origin],
        audience: clientId,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: clock.now(),
      });
      if (payload.nonce !== nonce) throw new SignInError('not-genuine', { code: 'wrong_nonce' });
      return claimsSchema.parse(payload);
    } catch (error) {
      if (error instanceof SignInError) throw error;
      const code = error instanceof errors.JOSEError ? error.code : 'wrong_claims';
      throw new SignInError('not-genuine', { code });
    }
  }

  return {
    origin: new URL(slackApiUrl).origin,

    authorizeUrl({ state, nonce, team: { teamId } }) {
      const url = new URL('/openid/connect/authorize', slackApiUrl);
      url.search = new URLSearchParams({
        response_type: 'code',
        scope: signInScopes.join(' '),
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        nonce,
        team: teamId,
      }).toString();
      return url.href;
    },

    async finish({ code, nonce, team: { teamId, enterpriseId } }) {
      const claims = await verify(await exchange(code), nonce);
      const theirs = claims['https://slack.com/team_id'];
      const theirEnterprise = claims['https://slack.com/enterprise_id'];
      const isSameEnterprise = enterpriseId !== null && theirEnterprise === enterpriseId;
      if (theirs !== teamId && !isSameEnterprise) throw new SignInError('other-workspace');
      const slackUserId = claims['https://slack.com/user_id'];
      return {
        slackUserId,
        teamId: theirs,
        email: readAddress(claims.email),
        isEmailConfirmed: claims.email_verified,
        name: shownName([claims.name], slackUserId),
      };
    },
  };
}
