import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { hex } from '../ids.ts';
import { SigningKey } from './signing-key.ts';

/** What an app asks of a person who signs in, as checked. */
export interface Authorization {
  scopes: string[];
  /** Where to send them back to. */
  redirectUri: string;
  /** Did the app name the address itself? Then it names it again for the token. */
  namesRedirectUri: boolean;
  state: string | undefined;
  nonce: string | undefined;
  /** PKCE, S256. */
  challenge: string | undefined;
}

/** What a person allowed. */
export interface Allowed extends Authorization {
  personId: string;
  at: Date;
}

/** docs.slack.dev, Installing with OAuth: a code expires ten minutes after it was given. */
const codeLivesMs = 10 * 60_000;

/** The codes and user tokens of Sign in with Slack. */
export class SignIns {
  readonly key = new SigningKey();
  readonly #clock: Clock;
  readonly #codes = new Map<string, Allowed>();
  readonly #tokens = new Map<string, Allowed>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A code for what a person allowed. */
  allow(authorization: Authorization, personId: string): string {
    const code = `${Date.now()}.${Math.floor(Math.random() * 1e13)}.${hex(64)}`;
    this.#codes.set(code, { ...authorization, personId, at: this.#clock.now() });
    return code;
  }

  /** What the person of this code allowed; undefined the second time, and after its ten minutes. */
  take(code: string): Allowed | undefined {
    const allowed = this.#codes.get(code);
    this.#codes.delete(code);
    if (!allowed || this.#clock.now().getTime() - allowed.at.getTime() >= codeLivesMs) return undefined;
    return allowed;
  }

  /** A user token for what they allowed. */
  tokenFor(allowed: Allowed): string {
    const token = `xoxp-${hex(12)}-${hex(12)}-${hex(32)}`;
    this.#tokens.set(token, allowed);
    return token;
  }

  byToken(token: string | undefined): Allowed | undefined {
    return token === undefined ? undefined : this.#tokens.get(token);
  }
}

/** RFC 7636, 4.6. */
export function isVerifierOf(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
