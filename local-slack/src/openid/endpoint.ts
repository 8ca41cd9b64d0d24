import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults.ts';
import type { PersonRecord } from '../people.ts';
import type { World } from '../world.ts';
import { AuthorizationRefused, outcomeOf, readAuthorization } from './authorization.ts';
import { authorizationPage, refusalPage } from './page.ts';
import { signInScopes } from './scopes.ts';

interface Reply {
  status: number;
  body: string;
  type: 'text/html' | 'application/json' | 'text/plain';
  location?: string;
}

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

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function authorize(world: World, request: IncomingMessage, url: URL): Promise<Reply> {
  try {
    const authorization = readAuthorization(world, url.searchParams);
    if (request.method !== 'POST') {
      return { status: 200, body: authorizationPage(world, authorization), type: 'text/html' };
    }
    const form = await formOf(request);
    const decision = form.get('decision') === 'allow' ? 'allow' : 'cancel';
    const person = world.people.get(form.get('person') ?? '') ?? nobody;
    const location = outcomeOf(world, authorization, person, decision);
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

async function faulty(fault: Fault | undefined): Promise<Reply | 'hang' | 'drop' | undefined> {
  switch (fault?.kind) {
    case 'http':
      return { status: fault.status, body: 'upstream connect error', type: 'text/plain' };
    case 'redirect':
      return { status: fault.status ?? 302, body: '', type: 'text/plain', location: fault.to };
    case 'hang':
      return 'hang';
    case 'drop-request':
    case 'drop-reply':
      return 'drop';
    case 'slow':
      await new Promise(resume => setTimeout(resume, fault.ms));
      return undefined;
    default:
      return undefined;
  }
}

/** Serves the pages and keys of Sign in with Slack; a fault is named like the path, for example `openid/connect/keys`. */
export async function serveOpenId(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const done = world.traffic.begin();
  try {
    const troubled = await faulty(world.faults.take(url.pathname.slice(1)));
    if (troubled === 'hang') return;
    if (troubled === 'drop') {
      request.socket.destroy();
      return;
    }
    const { status, body, type, location } =
      troubled ?? (await routes[url.pathname]?.(world, request, url)) ?? notFound;
    request.resume();
    response
      .writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...(location && { location }) })
      .end(body);
  } catch {
    response.destroy();
  } finally {
    done();
  }
}

const notFound: Reply = { status: 404, body: 'not found', type: 'text/plain' };
