import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { inWorkspace } from '../../database/workspace-scope.ts';
import { findApiKey, markApiKeyUsed } from '../../domain/api-keys/use.ts';
import type { Strangers } from '../strangers.ts';
import type { ApiEnv, ApiParts } from './env.ts';
import { ApiError } from './problem.ts';
import { wantedBy } from './wanted.ts';

/** Requests of one key in a minute, in each process. */
const REQUESTS_PER_MINUTE = 600;

const BEARER = /^Bearer +(\S+)$/iu;

/**
 * Finds out which key asks, works in its workspace, and counts its requests. A client that tries many keys that nobody
 * has is refused for a while.
 */
export function authenticate(
  { domain, ...parts }: Omit<ApiParts, 'importMaxRows'>,
  strangers: Strangers,
): MiddlewareHandler<ApiEnv> {
  const points = parts.requestsPerMinute ?? REQUESTS_PER_MINUTE;
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return async (context, next) => {
    const { client } = context.env;
    if (await strangers.isOver(client)) throw tooMany(60);
    const [, secret] = BEARER.exec(context.req.header('authorization') ?? '') ?? [];
    const now = domain.clock.now();
    const key = secret ? await findApiKey(domain.db, secret, now, await wantedBy(context)) : null;
    if (!key) {
      if (secret) await strangers.note(client);
      throw unauthorized(secret !== undefined);
    }
    const { msBeforeNext, remainingPoints } = await limiter.penalty(key.id);
    const left = Math.max(0, remainingPoints);
    const resetsIn = Math.ceil(msBeforeNext / 1_000);
    context.header('ratelimit-limit', String(points));
    context.header('ratelimit-remaining', String(left));
    context.header('ratelimit-reset', String(resetsIn));
    if (await isOver(limiter, key.id)) throw tooMany(resetsIn);
    context.set('key', key);
    return inWorkspace(key.workspaceId, async () => {
      await markApiKeyUsed(domain.db, key, now);
      await next();
    });
  };
}

async function isOver(limiter: RateLimiterMemory, id: string): Promise<boolean> {
  const used = await limiter.get(id);
  return used !== null && used.consumedPoints > limiter.points;
}

function unauthorized(hasKey: boolean): ApiError {
  const detail = hasKey
    ? 'This key is unknown, revoked or expired, or the member who made it is no longer active. Make a new one in Foyer’s settings in Slack.'
    : 'Send a key in the header Authorization: Bearer foyer_…. Admins make keys in Foyer’s settings in Slack.';
  return new ApiError(401, 'no-valid-key', detail, { headers: { 'www-authenticate': 'Bearer' } });
}

function tooMany(seconds: number): ApiError {
  return new ApiError(429, 'too-many-requests', `Too many requests. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
