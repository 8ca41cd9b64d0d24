import type { Clock } from './clock.ts';

/** Slack's tiers 1 to 4, or a method's own number of calls per minute. */
export type Tier = 1 | 2 | 3 | 4 | { perMinute: number };

// docs.slack.dev/apis/web-api/rate-limits: "1+", "20+", "50+", "100+" per minute; more isn't promised.
const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 };

/** "Hundreds of requests per minute", says the reference of the methods without a tier; this takes 300. */
const hundreds = { perMinute: 300 };

/** The tier of each method: docs.slack.dev/reference/methods. */
const tiers: Record<string, Tier> = {
  'apps.connections.open': 3,
  'apps.manifest.validate': 3,
  'apps.uninstall': 1,
  'auth.revoke': 3,
  'auth.test': hundreds,
  // Its reference promises `ratelimited` but names no tier.
  'blocks.validate': 4,
  'bots.info': 3,
  'chat.delete': 3,
  'chat.getPermalink': hundreds,
  'chat.postEphemeral': 4,
  // Also one per second and channel, see below.
  'chat.postMessage': hundreds,
  'chat.update': 3,
  'conversations.info': 3,
  'conversations.invite': 3,
  'conversations.inviteShared': 2,
  'conversations.join': 3,
  'conversations.kick': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'oauth.v2.access': hundreds,
  'oauth.v2.exchange': 3,
  'openid.connect.token': 4,
  'openid.connect.userInfo': 3,
  'team.info': 3,
  'usergroups.disable': 2,
  'usergroups.enable': 2,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'usergroups.users.update': 2,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

export type Verdict = { limited: false } | { limited: true; retryAfter: number };

const minute = 60_000;

/** Slack allows one message per second and channel, and "short bursts" beyond; it doesn't say how short. */
const burst = 3;

interface Allowance {
  left: number;
  at: number;
}

/**
 * Slack's rate limits for one app: per workspace and method in a sliding minute, and for `chat.postMessage` also
 * per channel. A refused call costs nothing.
 */
export class RateLimits {
  readonly #clock: Clock;
  readonly #calls = new Map<string, number[]>();
  readonly #channels = new Map<string, Allowance>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts one call. `channel` is the conversation's id (of a DM: D…), not a user's. `retryAfter` is in whole
   * seconds, at least 1. Throws for a method that `tiers` does not list.
   */
  take(method: string, key: { team: string; channel?: string }): Verdict {
    const tier = Object.hasOwn(tiers, method) ? tiers[method] : undefined;
    if (tier === undefined) throw new Error(`No rate limit tier is known for ${method}: add it to tiers.`);
    const now = this.#clock.now().getTime();
    const calls = this.#recent(`${key.team} ${method}`, now);
    const allowed = typeof tier === 'number' ? perMinute[tier] : tier.perMinute;
    const oldest = calls[calls.length - allowed];
    if (oldest !== undefined) return refusal(oldest + minute - now);

    if (method === 'chat.postMessage' && key.channel !== undefined) {
      const wait = this.#takeFromChannel(`${key.team} ${key.channel}`, now);
      if (wait > 0) return refusal(wait);
    }
    calls.push(now);
    return { limited: false };
  }

  #recent(key: string, now: number): number[] {
    const calls = (this.#calls.get(key) ?? []).filter(at => at > now - minute);
    this.#calls.set(key, calls);
    return calls;
  }

  /** Milliseconds until the channel has room for one more message; 0 when it had room. */
  #takeFromChannel(key: string, now: number): number {
    const before = this.#channels.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, before.left + (now - before.at) / 1000);
    if (left < 1) return (1 - left) * 1000;
    this.#channels.delete(key);
    this.#channels.set(key, { left: left - 1, at: now });
    for (const [channel, { at }] of this.#channels) {
      if (now - at < burst * 1000) break;
      this.#channels.delete(channel);
    }
    return 0;
  }
}

function refusal(waitMs: number): Verdict {
  return { limited: true, retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) };
}
