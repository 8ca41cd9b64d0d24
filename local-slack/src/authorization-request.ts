import type { AppConfiguration } from './app-configuration.ts';

/** Slack shows its own page instead of sending anybody anywhere. */
export class AuthorizationRefused extends Error {}

/** What an app asks for by an address of Slack's, as checked. */
export interface AuthorizationRequest {
  /** Where to send them back to. */
  redirectUri: string;
  /** Did the app name the address itself? Then it names it again for the token. */
  namesRedirectUri: boolean;
  state: string | undefined;
  /** PKCE, S256. */
  challenge: string | undefined;
  /** The workspace that the link names, if any. */
  team: string | undefined;
}

/**
 * Is it one of the app's redirect URLs, or below one? docs.slack.dev, Sign in with Slack: "an exact match or a
 * subdirectory of one of the redirect URLs"; Installing with OAuth has the same rule.
 */
function isBelow(redirectUri: string, registered: string): boolean {
  if (redirectUri === registered) return true;
  const [asked, own] = [URL.parse(redirectUri), URL.parse(registered)];
  if (!asked || !own || asked.origin !== own.origin || asked.username || asked.password) return false;
  return asked.pathname.startsWith(own.pathname.endsWith('/') ? own.pathname : `${own.pathname}/`);
}

function redirectIn({ manifest }: AppConfiguration, sent: string | null): string {
  const registered = manifest?.oauth_config?.redirect_urls ?? [];
  // The address may be left out where the app has registered one.
  const redirectUri = sent ?? (registered.length === 1 ? registered[0] : undefined);
  if (redirectUri === undefined || !registered.some(each => isBelow(redirectUri, each))) {
    throw new AuthorizationRefused(
      `redirect_uri did not match any configured URIs. Passed URI: ${sent ?? 'none'}`,
    );
  }
  return redirectUri;
}

/** docs.slack.dev, Using PKCE: an app uses it once its setting is on; S256 is the only method. */
function challengeIn({ manifest }: AppConfiguration, params: URLSearchParams): string | undefined {
  const challenge = params.get('code_challenge');
  const method = params.get('code_challenge_method');
  if (challenge === null && method === null) return undefined;
  if (!manifest?.oauth_config?.pkce_enabled) {
    throw new AuthorizationRefused('The app sends PKCE parameters, but PKCE is not enabled in its settings.');
  }
  if (method !== 'S256') throw new AuthorizationRefused('code_challenge_method must be S256.');
  if (!challenge || !/^[\w-]{43}$/.test(challenge)) {
    throw new AuthorizationRefused('code_challenge must be a SHA-256 hash in base64url.');
  }
  return challenge;
}

/** Throws for a parameter that comes twice, and for another app. */
function checkClientIn(configuration: AppConfiguration, params: URLSearchParams): void {
  const twice = [...params.keys()].find(name => params.getAll(name).length > 1);
  if (twice !== undefined) throw new AuthorizationRefused(`The parameter ${twice} was sent twice.`);
  if (!configuration.manifest || params.get('client_id') !== configuration.clientId) {
    throw new AuthorizationRefused('Invalid client_id parameter');
  }
}

export const listIn = (sent: string | null) => (sent ?? '').split(/[ ,]+/).filter(Boolean);

/** Reads what every such address has. @throws AuthorizationRefused with the sentence of Slack's page */
export function authorizationRequestIn(
  configuration: AppConfiguration,
  params: URLSearchParams,
): AuthorizationRequest {
  checkClientIn(configuration, params);
  const sent = params.get('redirect_uri');
  return {
    redirectUri: redirectIn(configuration, sent),
    namesRedirectUri: sent !== null,
    state: params.get('state') ?? undefined,
    challenge: challengeIn(configuration, params),
    team: params.get('team') ?? undefined,
  };
}

/** Where Slack sends the person, with its answer and the app's own state. */
export function wayBack(
  { redirectUri, state }: AuthorizationRequest,
  answer: { code: string } | { error: 'access_denied' },
): string {
  const back = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  if (state !== undefined) back.searchParams.set('state', state);
  return back.href;
}
