import { ApiError, refusal } from '../api-error.ts';
import type { World } from '../world.ts';
import { readArguments } from './arguments.ts';
import type { Method, Values } from './method.ts';
import { optionalText, text } from './method.ts';
import { methods } from './methods.ts';
import type { ApiRequest } from './request.ts';
import { requireScope } from './scopes.ts';

function checkToken(world: World, method: Method, token: string | undefined): void {
  if (method.token === 'client' || (method.token === 'optional' && token === undefined)) return;
  if (token === undefined || token === '') throw new ApiError('not_authed');
  const { tokens, configuration } = world.oauth;
  const kinds = {
    bot: tokens.owner(token) !== undefined,
    app: token === configuration.appToken,
    user: !!world.signIns.byToken(token),
  };
  if (!Object.values(kinds).includes(true)) throw new ApiError('invalid_auth');
  tokens.check(token);
  checkAccess(world, method, token);
  if (method.token !== 'optional' && !kinds[method.token]) throw new ApiError('not_allowed_token_type');
}

/** An organization's token works in the workspaces that the app was added to. */
function checkAccess({ app, oauth }: World, method: Method, token: string): void {
  const owner = oauth.tokens.owner(token);
  if (!owner?.isEnterpriseInstall || method.isAboutToken) return;
  if (app.installation !== owner) throw new ApiError('team_access_not_granted');
}

/**
 * Finds a method and checks the token; the rate limit comes after this. Throws `unknown_method` and authentication
 * errors.
 */
export function authorise(world: World, name: string, token: string | undefined): Method {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new ApiError('unknown_method', { req_method: name });
  checkToken(world, method, token);
  return method;
}

/** The SDKs send the team with every call; Slack uses it only for org-wide tokens. */
const everywhere = { team_id: optionalText };

/** Runs an authorised call: scopes, arguments, the method itself. */
export async function runMethod(world: World, method: Method, request: ApiRequest): Promise<Values> {
  requireScope(world, method.scopes);
  const owner = world.oauth.tokens.owner(request.token);
  if (method.needsTeam && owner?.isEnterpriseInstall && !text(request.values, 'team_id')) {
    throw refusal('missing_argument', ['missing required field: team_id']);
  }
  const sent = request.isJson && !method.takesJson ? {} : request.values;
  const raw = method.token === 'client' ? { ...request.client, ...sent } : sent;
  return await method.run(world, readArguments({ ...everywhere, ...method.arguments }, raw), request.token);
}
