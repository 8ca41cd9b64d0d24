import { newSecret } from '../invitations/tokens/token.ts';

/** People and secret scanners tell by it what they found. */
const PREFIX = 'foyer_';
const SECRET = /^foyer_[\w-]{43}$/u;
const SHOWN = 4;

/** A new secret of a key: 256 random bits. */
export function newApiSecret(): string {
  return `${PREFIX}${newSecret()}`;
}

/** Can a text be the secret of a key? */
export function isApiSecret(text: string): boolean {
  return SECRET.test(text);
}

/** What people know a key by when they have several. */
export function hintOf(secret: string): string {
  return secret.slice(-SHOWN);
}
