import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthorizationRefused } from '../authorization-request.ts';
import { placesPage, refusalPage } from '../html-page.ts';
import { formOf, notFound, type PageReply as Reply, servePage } from '../page-endpoint.ts';
import type { PersonRecord } from '../people.ts';
import type { World } from '../world.ts';
import { outcomeOf, readAuthorization } from './authorization.ts';
import { authorizationPage } from './page.ts';
import { signInScopes } from './scopes.ts';

const json = (data: unknown): Reply => ({
  status: 200,
  body: JSON.stringify(data),
  type: 'application/json',
});

/** As on slack.com, except that everything is on this server; the issuer is Slack's own. */
function discovery({ url }: World): Record<string, unknown> {
  return {
    issuer: 'https://slack.com',
    authorization_endpoint: `${url}/openid/connect/authorize`,
    token_endpoint: `${url}/api/openid.connect.token`,
    userinfo_endpoint: `${url}/api/openid.connect.userInfo`,
    jwks_uri: `${url}/openid/connect/keys`,
    scopes_supported: signInScopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'auth_time', 'iss'],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: true,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  };
}

/** The workspace that one signs in to: the one that the link names, that one chose, or the only one. */
function chosenIn({ oauth }: World, team: string | undefined, url: URL): World | undefined {
  const named = oauth.worlds.find(each => each.team.id === team);
  if (named || oauth.worlds.length === 1) return named ?? oauth.worlds[0];
  return oauth.worlds.find(each => each.team.id === url.searchParams.get('place'));
}

async function authorize(front: World, request: IncomingMessage, url: URL): Promise<Reply> {
  try {
    const authorization = readAuthorization(front, url.searchParams);
    const world = chosenIn(front, authorization.team, url);
    const form = request.method === 'POST' ? await formOf(request) : undefined;
    const decision = form?.get('decision') === 'allow' ? 'allow' : 'cancel';
    if (!world && (!form || decision === 'allow')) {
      const places = front.oauth.worlds.map(({ team }) => ({ ...team, isOrganization: false }));
      const title = `Sign in to ${front.app.name}`;
      return { status: 200, body: placesPage(url, title, places), type: 'text/html' };
    }
    const shown = world ?? front;
    if (!form) return { status: 200, body: authorizationPage(shown, authorization), type: 'text/html' };
    const person = shown.people.get(form.get('person') ?? '') ?? nobody;
    const location = outcomeOf(shown, authorization, person, decision);
    return { status: 302, body: '', type: 'text/plain', location };
  } catch (error) {
    if (!(error instanceof AuthorizationRefused)) throw error;
    return { status: 400, body: refusalPage(error.message), type: 'text/html' };
  }
}

/** A person who pressed Allow without saying who they are. */
const nobody: PersonRecord = { id: '', spec: { name: '', realName: '', deactivated: true }, updated: 0 };

const routes: Record<string, (world: World, request: IncomingMessage, url: URL) => Reply | Promise<Reply>> = {
  '/openid/connect/authorize': authorize,
  '/openid/connect/keys': world => json({ keys: [world.signIns.key.publicKey()] }),
  '/.well-known/openid-configuration': world => json(discovery(world)),
};

export function isOpenIdPath(pathname: string): boolean {
  return Object.hasOwn(routes, pathname);
}

/** Serves the pages and keys of Sign in with Slack; a fault is named like the path, for example `openid/connect/keys`. */
export async function serveOpenId(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  await servePage(
    world,
    request,
    response,
    url,
    () => routes[url.pathname]?.(world, request, url) ?? notFound,
  );
}
