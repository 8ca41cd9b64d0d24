import { AuthorizationRefused, authorizationRequestIn, listIn, wayBack } from '../authorization-request.ts';
import type { PersonRecord } from '../people.ts';
import { teamIdOf } from '../team-of.ts';
import type { World } from '../world.ts';
import { signInScopes } from './scopes.ts';
import type { Authorization } from './sign-ins.ts';

function scopesIn(world: World, sent: string | null): string[] {
  const scopes = listIn(sent);
  const foreign = scopes.filter(scope => !signInScopes.includes(scope));
  if (foreign.length > 0) {
    throw new AuthorizationRefused(
      `Invalid permissions requested. Invalid scope: ${foreign.join(',')}. Sign in with Slack takes ${signInScopes.join(', ')}, and no other scopes in the same flow.`,
    );
  }
  if (!scopes.includes('openid')) {
    throw new AuthorizationRefused('Invalid permissions requested. The scope openid is missing.');
  }
  const granted = world.app.configuration.manifest?.oauth_config?.scopes?.user ?? [];
  const missing = scopes.filter(scope => !granted.includes(scope));
  if (missing.length > 0) {
    throw new AuthorizationRefused(
      `Invalid permissions requested. The app doesn't have the user scopes: ${missing.join(',')}.`,
    );
  }
  return scopes;
}

/** Checks the request of /openid/connect/authorize. @throws AuthorizationRefused with the sentence of Slack's page */
export function readAuthorization(world: World, params: URLSearchParams): Authorization {
  const request = authorizationRequestIn(world.app.configuration, params);
  if (params.get('response_type') !== 'code') {
    throw new AuthorizationRefused('The only supported response_type is code.');
  }
  return {
    ...request,
    scopes: scopesIn(world, params.get('scope')),
    nonce: params.get('nonce') ?? undefined,
  };
}

/** Has the person an account that can sign in to the app? */
export function canSignIn(world: World, { spec }: PersonRecord): boolean {
  if (spec.isBot || spec.deactivated) return false;
  // An app that isn't distributed belongs to one workspace, of several the first.
  if (!world.oauth.isDistributed && world.oauth.worlds[0] !== world) return false;
  return world.settings.isAppDistributed || teamIdOf(world, spec) === world.team.id;
}

/** Where Slack sends a person who allows it, or who cancels. */
export function outcomeOf(
  world: World,
  authorization: Authorization,
  person: PersonRecord,
  decision: 'allow' | 'cancel',
): string {
  if (decision === 'cancel') return wayBack(authorization, { error: 'access_denied' });
  if (!canSignIn(world, person)) {
    throw new AuthorizationRefused(
      `OAuth Error: ${person.spec.deactivated || person.spec.isBot ? 'account_inactive' : 'invalid_team_for_non_distributed_app'}`,
    );
  }
  return wayBack(authorization, { code: world.signIns.allow(authorization, world, person.id) });
}
