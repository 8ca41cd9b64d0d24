import type { PersonRecord } from '../people.ts';
import { teamIdOf } from '../team-of.ts';
import type { World } from '../world.ts';
import { signInScopes } from './scopes.ts';
import type { Authorization } from './sign-ins.ts';

/** Slack shows its own page instead of sending anybody anywhere. */
export class AuthorizationRefused extends Error {}

/**
 * Is it one of the app's redirect URLs, or below one? docs.slack.dev, Sign in with Slack: "an exact match or a
 * subdirectory of one of the redirect URLs".
 */
function isBelow(redirectUri: string, registered: string): boolean {
  if (redirectUri === registered) return true;
  const [asked, own] = [URL.parse(redirectUri), URL.parse(registered)];
  if (!asked || !own || asked.origin !== own.origin || asked.username || asked.password) return false;
  return asked.pathname.startsWith(own.pathname.endsWith('/') ? own.pathname : `${own.pathname}/`);
}

function redirectIn(world: World, sent: string | null): string {
  const registered = world.app.manifest?.oauth_config?.redirect_urls ?? [];
  // The address may be left out where the app has registered one.
  const redirectUri = sent ?? (registered.length === 1 ? registered[0] : undefined);
  if (redirectUri === undefined || !registered.some(each => isBelow(redirectUri, each))) {
    throw new AuthorizationRefused(
      `redirect_uri did not match any configured URIs. Passed URI: ${sent ?? 'none'}`,
    );
  }
  return redirectUri;
}

function scopesIn(world: World, sent: string | null): string[] {
  const scopes = (sent ?? '').split(/[ ,]+/).filter(Boolean);
  const foreign = scopes.filter(scope => !signInScopes.includes(scope));
  if (foreign.length > 0) {
    throw new AuthorizationRefused(
      `Invalid permissions requested. Invalid scope: ${foreign.join(',')}. Sign in with Slack takes ${signInScopes.join(', ')}, and no other scopes in the same flow.`,
    );
  }
  if (!scopes.includes('openid')) {
    throw new AuthorizationRefused('Invalid permissions requested. The scope openid is missing.');
  }
  const granted = world.app.manifest?.oauth_config?.scopes?.user ?? [];
  const missing = scopes.filter(scope => !granted.includes(scope));
  if (missing.length > 0) {
    throw new AuthorizationRefused(
      `Invalid permissions requested. The app doesn't have the user scopes: ${missing.join(',')}.`,
    );
  }
  return scopes;
}

/** docs.slack.dev, Using PKCE: an app uses it once its setting is on; S256 is the only method. */
function challengeIn(world: World, params: URLSearchParams): string | undefined {
  const challenge = params.get('code_challenge');
  const method = params.get('code_challenge_method');
  if (challenge === null && method === null) return undefined;
  if (!world.app.manifest?.oauth_config?.pkce_enabled) {
    throw new AuthorizationRefused('The app sends PKCE parameters, but PKCE is not enabled in its settings.');
  }
  if (method !== 'S256') throw new AuthorizationRefused('code_challenge_method must be S256.');
  if (!challenge || !/^[\w-]{43}$/.test(challenge)) {
    throw new AuthorizationRefused('code_challenge must be a SHA-256 hash in base64url.');
  }
  return challenge;
}

/** Checks the request of /openid/connect/authorize. @throws AuthorizationRefused with the sentence of Slack's page */
export function readAuthorization(world: World, params: URLSearchParams): Authorization {
  const twice = [...params.keys()].find(name => params.getAll(name).length > 1);
  if (twice !== undefined) throw new AuthorizationRefused(`The parameter ${twice} was sent twice.`);
  if (!world.app.manifest || params.get('client_id') !== world.app.clientId) {
    throw new AuthorizationRefused('Invalid client_id parameter');
  }
  const sent = params.get('redirect_uri');
  const redirectUri = redirectIn(world, sent);
  if (params.get('response_type') !== 'code') {
    throw new AuthorizationRefused('The only supported response_type is code.');
  }
  return {
    scopes: scopesIn(world, params.get('scope')),
    redirectUri,
    namesRedirectUri: sent !== null,
    state: params.get('state') ?? undefined,
    nonce: params.get('nonce') ?? undefined,
    challenge: challengeIn(world, params),
  };
}

/** Has the person an account that can sign in to the app? */
export function canSignIn(world: World, { spec }: PersonRecord): boolean {
  if (spec.isBot || spec.deactivated) return false;
  return world.settings.isAppDistributed || teamIdOf(world, spec) === world.team.id;
}

/** Where Slack sends a person who allows it, or who cancels. */
export function outcomeOf(
  world: World,
  authorization: Authorization,
  person: PersonRecord,
  decision: 'allow' | 'cancel',
): string {
  const back = new URL(authorization.redirectUri);
  if (decision === 'cancel') {
    back.searchParams.set('error', 'access_denied');
  } else {
    if (!canSignIn(world, person)) {
      throw new AuthorizationRefused(
        `OAuth Error: ${person.spec.deactivated || person.spec.isBot ? 'account_inactive' : 'invalid_team_for_non_distributed_app'}`,
      );
    }
    back.searchParams.set('code', world.signIns.allow(authorization, person.id));
  }
  if (authorization.state !== undefined) back.searchParams.set('state', authorization.state);
  return back.href;
}
