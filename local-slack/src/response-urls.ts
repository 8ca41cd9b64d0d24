import { ApiError } from './api-error.ts';
import type { Clock } from './clock.ts';
import { freshId, hex } from './ids.ts';

export interface ResponseUrl {
  personId: string;
  channel: string;
  /** The message whose button was pressed; absent for a slash command, which has no message to replace. */
  messageTs?: string;
  threadTs?: string;
  /** In milliseconds. */
  createdAt: number;
  uses: number;
}

/** Five uses within thirty minutes (docs.slack.dev: interactivity/handling-user-interaction). */
const maxUses = 5;
const lifetimeMs = 30 * 60_000;

/** The response URLs of the simulator, as paths on its server. */
export class ResponseUrls {
  #urls = new Map<string, ResponseUrl>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The path of a new response URL, `/commands/T…/…/…` or `/actions/T…/…/…`. */
  create(teamId: string, url: Omit<ResponseUrl, 'createdAt' | 'uses'>): string {
    const kind = url.messageTs === undefined ? 'commands' : 'actions';
    const path = `/${kind}/${teamId}/${freshId('', 13)}/${hex(24)}`;
    const now = this.#clock.now().getTime();
    for (const [old, { createdAt }] of this.#urls) {
      if (now - createdAt < 2 * lifetimeMs) break;
      this.#urls.delete(old);
    }
    this.#urls.set(path, { ...url, createdAt: now, uses: 0 });
    return path;
  }

  /** None of them works any longer: the app is gone. */
  clear(): void {
    this.#urls.clear();
  }

  /** Does a path have the form of a response URL, known or not? */
  static matches(path: string): boolean {
    return /^\/(commands|actions)\//.test(path);
  }

  /** Takes one use. Throws `expired_url`, `used_url`, or `invalid_url` for an unknown one. */
  use(path: string): ResponseUrl {
    const url = this.#urls.get(path);
    if (!url) throw new ApiError('invalid_url');
    if (this.#clock.now().getTime() - url.createdAt > lifetimeMs) throw new ApiError('expired_url');
    if (url.uses >= maxUses) throw new ApiError('used_url');
    url.uses += 1;
    return url;
  }
}
