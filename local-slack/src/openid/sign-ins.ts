import { createHash } from 'node:crypto';
import type { AuthorizationRequest } from '../authorization-request.ts';
import type { Clock } from '../clock.ts';
import { hex } from '../ids.ts';
import type { World } from '../world.ts';
import { SigningKey } from './signing-key.ts';

/** What an app asks of a person who signs in, as checked. */
export interface Authorization extends AuthorizationRequest {
  scopes: string[];
  nonce: string | undefined;
}

/** What a person allowed. */
export interface Allowed extends Authorization {
  world: World;
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
  allow(authorization: Authorization, world: World, personId: string): string {
    const code = `${Date.now()}.${Math.floor(Math.random() * 1e13)}.${hex(64)}`;
    this.#codes.set(code, { ...authorization, world, personId, at: this.#clock.now() });
    return code;
  }

  /** The workspace of a code or of a user token, if it is known. */
  worldOf(codeOrToken: string | undefined): World | undefined {
    if (codeOrToken === undefined) return undefined;
    return (this.#codes.get(codeOrToken) ?? this.#tokens.get(codeOrToken))?.world;
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
