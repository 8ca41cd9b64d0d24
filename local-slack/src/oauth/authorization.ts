import { AuthorizationRefused, authorizationRequestIn, listIn, wayBack } from '../authorization-request.ts';
import type { InstallRequest, OAuth } from './oauth.ts';
import type { Place } from './places.ts';
import { grantedScopes } from './scopes.ts';

function scopesIn({ configuration }: OAuth, params: URLSearchParams): string[] {
  if (listIn(params.get('user_scope')).length > 0) {
    throw new AuthorizationRefused('The local Slack gives no tokens of people: leave user_scope out.');
  }
  const scopes = listIn(params.get('scope'));
  if (scopes.length === 0) throw new AuthorizationRefused('Invalid permissions requested: no scopes.');
  const own = configuration.manifest?.oauth_config?.scopes?.bot ?? [];
  const foreign = scopes.filter(scope => !own.includes(scope));
  if (foreign.length > 0) {
    throw new AuthorizationRefused(
      `Invalid permissions requested. Invalid scope: ${foreign.join(',')}. The manifest doesn’t have it.`,
    );
  }
  return scopes;
}

/** Checks the request of /oauth/v2/authorize. @throws AuthorizationRefused with the sentence of Slack's page */
export function readInstallRequest(oauth: OAuth, params: URLSearchParams): InstallRequest {
  return { ...authorizationRequestIn(oauth.configuration, params), scopes: scopesIn(oauth, params) };
}

/** Where Slack sends a person who cancels. */
export function cancelled(request: InstallRequest): string {
  return wayBack(request, { error: 'access_denied' });
}

/** Where Slack sends a person who allows it. @throws AuthorizationRefused for one who may not */
export function allowed(oauth: OAuth, request: InstallRequest, place: Place, personId: string): string {
  if (!place.installers.has(personId)) place.refuse(personId);
  const { manifest } = oauth.configuration;
  const scopes =
    manifest && place.settings ? grantedScopes(manifest, place.settings, request.scopes) : request.scopes;
  const code = oauth.allow({ ...request, scopes }, place.installation, personId);
  return wayBack(request, { code });
}
