import { createHash, randomBytes } from 'node:crypto';

/** Nobody guesses one of 2^256. */
const BYTES = 32;

/** A new secret that fits into a path and a cookie. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is stored of a secret: the database never contains one. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

const LINK = /(\/i\/|%2fi%2f)[\w-]+/giu;
const TOKEN = /[\w-]{43,}/gu;

/** Replaces what may be the secret of a link, whole or cut. Meant for words of a server that has read the email. */
export function withoutTokens(text: string): string {
  return text.replace(LINK, '$1[hidden]').replace(TOKEN, '[hidden]');
}
