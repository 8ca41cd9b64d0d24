import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SIGN_IN_MS, type SignInPlace } from '../../domain/sign-ins/store.ts';

const VALUE = /^([\w-]{43})\.([\w-]{43})$/u;
const HOW = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

/** Only over HTTPS can a browser promise that no other site set the cookie. */
const isSecure = (publicUrl: string | undefined) => publicUrl?.startsWith('https:') ?? false;
const nameOf = (publicUrl: string | undefined) => `${isSecure(publicUrl) ? '__Host-' : ''}foyer-sign-in`;

/** The page that this browser signs in for, from its cookie. */
export function placeIn(context: Context, publicUrl: string | undefined): SignInPlace | null {
  const [, secret, token] = VALUE.exec(getCookie(context, nameOf(publicUrl)) ?? '') ?? [];
  return secret && token ? { secret, token } : null;
}

/** Remembers in this browser for which page it signs in, as long as the sign-in lasts. */
export function rememberPlace(
  context: Context,
  publicUrl: string | undefined,
  { secret, token }: SignInPlace,
): void {
  const how = { ...HOW, secure: isSecure(publicUrl), maxAge: SIGN_IN_MS / 1000 };
  setCookie(context, nameOf(publicUrl), `${secret}.${token}`, how);
}

export function forgetPlace(context: Context, publicUrl: string | undefined): void {
  deleteCookie(context, nameOf(publicUrl), { ...HOW, secure: isSecure(publicUrl) });
}
