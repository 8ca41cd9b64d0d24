import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { hex } from '../ids.ts';

const encode = (data: unknown) => Buffer.from(JSON.stringify(data)).toString('base64url');

/** The key that signs ID tokens (RS256), and its public half as a JSON Web Key. Made at its first use: that takes a while. */
export class SigningKey {
  readonly #kid = hex(20);
  #pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined;

  get #keys(): { publicKey: KeyObject; privateKey: KeyObject } {
    this.#pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#pair;
  }

  /** A JSON Web Token with these claims. */
  sign(claims: Record<string, unknown>): string {
    const content = `${encode({ typ: 'JWT', alg: 'RS256', kid: this.#kid })}.${encode(claims)}`;
    return `${content}.${sign('sha256', Buffer.from(content), this.#keys.privateKey).toString('base64url')}`;
  }

  publicKey(): Record<string, unknown> {
    return { ...this.#keys.publicKey.export({ format: 'jwk' }), kid: this.#kid, alg: 'RS256', use: 'sig' };
  }
}

/** OpenID Connect Core, 3.1.3.6: the left half of the access token's hash. */
export function hashOf(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}
