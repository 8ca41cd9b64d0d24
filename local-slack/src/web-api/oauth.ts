import { ApiError } from '../api-error.ts';
import { exchange, install, refresh } from '../oauth/install.ts';
import type { Grant } from '../oauth/oauth.ts';
import { isVerifierOf } from '../openid/sign-ins.ts';
import type { World } from '../world.ts';
import { checkRedirect, codeArguments, grantTypeIn } from './code-exchange.ts';
import type { Method, Values } from './method.ts';
import { requiredText, text } from './method.ts';

/** The app proves itself by its secret. */
export function checkSecret({ oauth: { configuration } }: World, values: Values): void {
  if (text(values, 'client_id') !== configuration.clientId) throw new ApiError('invalid_client_id');
  if (text(values, 'client_secret') !== configuration.clientSecret) throw new ApiError('bad_client_secret');
}

function checkVerifier({ oauth }: World, { challenge }: Grant, values: Values): void {
  const verifier = text(values, 'code_verifier');
  if (challenge === undefined && verifier === '') return;
  if (!oauth.configuration.manifest?.oauth_config?.pkce_enabled) throw new ApiError('pkce_not_allowed');
  if (challenge === undefined || !isVerifierOf(challenge, verifier)) {
    throw new ApiError('invalid_code_verifier');
  }
}

/** Uses up a code. It is used up by a mistake in the same call too, as RFC 6749 10.5 advises. */
function takeCode(world: World, values: Values): Grant {
  const grant = world.oauth.grantOf(text(values, 'code'));
  if (!grant) throw new ApiError('invalid_code');
  if (grant.isUsed) throw new ApiError('code_already_used');
  grant.isUsed = true;
  checkRedirect(grant, values);
  checkVerifier(world, grant, values);
  return grant;
}

/** The methods of an installation with OAuth. */
export const oauthMethods: Record<string, Method> = {
  'oauth.v2.access': {
    arguments: codeArguments,
    scopes: [],
    token: 'client',
    takesJson: false,
    run: (world, values) => {
      checkSecret(world, values);
      if (grantTypeIn(values) === 'refresh_token') {
        return refresh(world.oauth, text(values, 'refresh_token'));
      }
      const { installation, scopes, personId } = takeCode(world, values);
      return install(world.oauth, installation, scopes, personId);
    },
  },
  'oauth.v2.exchange': {
    arguments: { client_id: requiredText, client_secret: requiredText },
    scopes: [],
    token: 'client',
    takesJson: false,
    run: (world, values, token) => {
      checkSecret(world, values);
      if (!world.oauth.configuration.rotatesTokens) throw new ApiError('token_rotation_not_enabled');
      return exchange(world.oauth, token ?? '');
    },
  },
};
