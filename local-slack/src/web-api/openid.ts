import { ApiError } from '../api-error.ts';
import { claimsOf } from '../openid/claims.ts';
import { type Allowed, isVerifierOf } from '../openid/sign-ins.ts';
import { hashOf } from '../openid/signing-key.ts';
import type { World } from '../world.ts';
import { checkRedirect, codeArguments, grantTypeIn } from './code-exchange.ts';
import type { Method, Values } from './method.ts';
import { text } from './method.ts';

const idTokenLivesS = 300;

/** The app proves itself by its secret; with PKCE, by the verifier alone. */
function checkClient({ app }: World, values: Values): void {
  if (text(values, 'client_id') !== app.clientId) throw new ApiError('invalid_client_id');
  if (values.client_secret === undefined && text(values, 'code_verifier') !== '') return;
  if (text(values, 'client_secret') !== app.clientSecret) throw new ApiError('bad_client_secret');
}

function checkVerifier(allowed: Allowed, values: Values): void {
  const verifier = text(values, 'code_verifier');
  if (allowed.challenge === undefined) {
    if (verifier !== '') throw new ApiError('invalid_request');
    return;
  }
  // Seen in production, and in no reference: github.com/paradigmxyz/centaur pull request 1101.
  if (values.client_secret !== undefined) throw new ApiError('internal_error');
  if (!/^[\w.~-]{43,128}$/.test(verifier)) throw new ApiError('invalid_request');
  if (!isVerifierOf(allowed.challenge, verifier)) throw new ApiError('invalid_grant');
}

/** The methods of Sign in with Slack. */
export const openIdMethods: Record<string, Method> = {
  'openid.connect.token': {
    arguments: codeArguments,
    scopes: [],
    token: 'client',
    takesJson: true,
    run: (world, values) => {
      checkClient(world, values);
      // Tokens don't rotate here, so there is none to refresh.
      if (grantTypeIn(values) === 'refresh_token') throw new ApiError('invalid_refresh_token');
      const allowed = world.signIns.take(text(values, 'code'));
      const person = allowed?.world.people.get(allowed.personId);
      if (!allowed || !person) throw new ApiError('invalid_code');
      checkRedirect(allowed, values);
      checkVerifier(allowed, values);
      const access_token = world.signIns.tokenFor(allowed);
      const now = Math.floor(world.clock.now().getTime() / 1000);
      const id_token = world.signIns.key.sign({
        iss: 'https://slack.com',
        aud: world.app.clientId,
        exp: now + idTokenLivesS,
        iat: now,
        auth_time: now,
        ...(allowed.nonce !== undefined && { nonce: allowed.nonce }),
        at_hash: hashOf(access_token),
        ...claimsOf(allowed.world, person, allowed.scopes),
      });
      return { access_token, token_type: 'Bearer', id_token };
    },
  },
  'openid.connect.userInfo': {
    arguments: {},
    scopes: [],
    token: 'user',
    takesJson: true,
    run: (world, _values, token) => {
      const allowed = world.signIns.byToken(token);
      const person = allowed?.world.people.get(allowed.personId);
      if (!allowed || !person || person.spec.deactivated) throw new ApiError('account_inactive');
      return claimsOf(allowed.world, person, allowed.scopes);
    },
  },
};
