import { ApiError } from '../api-error.ts';
import type { Values } from './method.ts';
import { optionalText, text } from './method.ts';

/** The arguments of a method that gives a token for a code. */
export const codeArguments = {
  client_id: optionalText,
  client_secret: optionalText,
  code: optionalText,
  code_verifier: optionalText,
  grant_type: optionalText,
  redirect_uri: optionalText,
  refresh_token: optionalText,
};

/** What the app wants a token for; throws `invalid_grant_type`. */
export function grantTypeIn(values: Values): 'authorization_code' | 'refresh_token' {
  const grantType = text(values, 'grant_type') || 'authorization_code';
  if (grantType === 'authorization_code' || grantType === 'refresh_token') return grantType;
  throw new ApiError('invalid_grant_type');
}

/** An address that the app named for the code is named again for the token; throws `bad_redirect_uri`. */
export function checkRedirect(
  granted: { redirectUri: string; namesRedirectUri: boolean },
  values: Values,
): void {
  const sent = values.redirect_uri;
  if (sent === undefined && !granted.namesRedirectUri) return;
  if (sent !== granted.redirectUri) throw new ApiError('bad_redirect_uri');
}
