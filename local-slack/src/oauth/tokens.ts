import { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';
import { hex } from '../ids.ts';
import type { Installation } from './installation.ts';

/** Why a token no longer works, as Slack answers its calls. */
export type TokenEnd = 'account_inactive' | 'token_revoked';

interface AccessToken {
  text: string;
  installation: Installation;
  /** In milliseconds; without it the token lives until it is revoked. */
  expiresAt?: number;
  end?: TokenEnd;
  isExchanged?: boolean;
}

interface RefreshToken {
  installation: Installation;
  isUsed: boolean;
}

/** A new access token, as the methods of OAuth answer it. */
export interface IssuedToken {
  access_token: string;
  expires_in?: number;
  refresh_token?: string;
}

/** docs.slack.dev, Using token rotation: twelve hours, and two active access tokens at most. */
const rotatingLivesS = 43_200;
const mostActive = 2;

/** The bot tokens of every installation, and their refresh tokens. */
export class Tokens {
  readonly #clock: Clock;
  readonly #access = new Map<string, AccessToken>();
  readonly #byInstallation = new Map<Installation, AccessToken[]>();
  readonly #refresh = new Map<string, RefreshToken>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The token that was issued last, if it still works. */
  current(installation: Installation): string | undefined {
    return this.#active(installation).at(-1)?.text;
  }

  /**
   * A token that never expires. A second installation gets the same one (github.com/oauth-wg/oauth-v2-1 issue 65, about
   * Slack: "you still get the exact same access token").
   */
  lasting(installation: Installation): IssuedToken {
    const existing = this.#active(installation).find(token => token.expiresAt === undefined);
    const text = existing?.text ?? `xoxb-${hex(12)}-${hex(24)}`;
    if (!existing) this.#keep({ text, installation });
    return { access_token: text };
  }

  /** A token for twelve hours with its refresh token. Of three active ones, the oldest is revoked. */
  rotating(installation: Installation): IssuedToken {
    const text = `xoxe.xoxb-1-${hex(80)}`;
    this.#keep({ text, installation, expiresAt: this.#now() + rotatingLivesS * 1000 });
    const expiring = this.#active(installation).filter(token => token.expiresAt !== undefined);
    for (const old of expiring.slice(0, -mostActive)) old.end = 'token_revoked';
    const refresh_token = `xoxe-1-${hex(80)}`;
    this.#refresh.set(refresh_token, { installation, isUsed: false });
    return { access_token: text, expires_in: rotatingLivesS, refresh_token };
  }

  /** Whose token it is, whether or not it still works. */
  owner(text: string | undefined): Installation | undefined {
    return text === undefined ? undefined : this.#access.get(text)?.installation;
  }

  /** Whose refresh token it is, used or not. */
  ownerOfRefresh(text: string): Installation | undefined {
    return this.#refresh.get(text)?.installation;
  }

  /** Throws `account_inactive`, `token_revoked` or `token_expired` for a token that doesn't work any longer. */
  check(text: string): void {
    const token = this.#access.get(text);
    if (token?.end) throw new ApiError(token.end);
    if (token && this.#isExpired(token)) throw new ApiError('token_expired');
  }

  works(text: string): boolean {
    const token = this.#access.get(text);
    return token !== undefined && token.end === undefined && !this.#isExpired(token);
  }

  /** In seconds; undefined for a token that lasts. */
  expiresIn(text: string): number | undefined {
    const expiresAt = this.#access.get(text)?.expiresAt;
    return expiresAt === undefined ? undefined : Math.ceil((expiresAt - this.#now()) / 1000);
  }

  isRotating(text: string): boolean {
    return this.#access.get(text)?.expiresAt !== undefined;
  }

  /** Uses up a refresh token; throws `invalid_refresh_token`. */
  takeRefresh(text: string): Installation {
    const token = this.#refresh.get(text);
    if (!token || token.isUsed) throw new ApiError('invalid_refresh_token');
    token.isUsed = true;
    return token.installation;
  }

  /** Exchanges a lasting token for a rotating one; throws as oauth.v2.exchange does. */
  exchange(text: string): { installation: Installation; issued: IssuedToken } {
    const token = this.#access.get(text);
    if (!token || token.expiresAt !== undefined) throw new ApiError('invalid_token');
    if (token.isExchanged) throw new ApiError('token_already_exchanged');
    if (token.end) throw new ApiError('authorization_not_found');
    Object.assign(token, { end: 'token_revoked', isExchanged: true });
    return { installation: token.installation, issued: this.rotating(token.installation) };
  }

  /** Revokes one token. */
  revoke(text: string, end: TokenEnd): void {
    const token = this.#access.get(text);
    if (token) token.end ??= end;
  }

  /** Ends every token of an installation. */
  endAll(installation: Installation, end: TokenEnd): void {
    for (const token of this.#byInstallation.get(installation) ?? []) token.end ??= end;
    for (const token of this.#refresh.values()) if (token.installation === installation) token.isUsed = true;
  }

  #keep(token: AccessToken): void {
    this.#access.set(token.text, token);
    this.#byInstallation.set(token.installation, [...this.#active(token.installation), token]);
  }

  #active(installation: Installation): AccessToken[] {
    const all = this.#byInstallation.get(installation) ?? [];
    return all.filter(token => token.end === undefined && !this.#isExpired(token));
  }

  #isExpired({ expiresAt }: AccessToken): boolean {
    return expiresAt !== undefined && expiresAt <= this.#now();
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
