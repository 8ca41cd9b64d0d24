import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { beginRequest, forgetRequest, keepAnswer } from '../../domain/api-requests/store.ts';
import type { ApiContext, ApiEnv, ApiParts } from './env.ts';
import { ApiError } from './problem.ts';

const HEADER = 'idempotency-key';
const MOST = 200;
/** No request takes so long. */
const UNTIL_DEAD_MS = 2 * 60_000;

/**
 * The name of an operation for a request with the header Idempotency-Key; null without one. It belongs to the key, so no
 * other key's request is the same. An operation that has it takes effect once even when its process dies before the
 * answer is kept.
 */
export function requestKeyOf(context: ApiContext): string | null {
  const name = context.req.header(HEADER);
  return name === undefined ? null : `api:${context.get('key').id}:${name}`;
}

/**
 * A request that is sent again under the same name gets the first answer for a day, and does nothing.
 * Source: IETF draft, The Idempotency-Key HTTP Header Field
 */
export function onceByName({ domain: { db, clock } }: ApiParts): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const name = context.req.header(HEADER);
    const { method, path } = context.req;
    if (name === undefined || method === 'GET' || method === 'HEAD') return next();
    if (name === '' || name.length > MOST) {
      throw new ApiError(422, 'invalid-input', `An Idempotency-Key has 1 to ${MOST} characters.`);
    }
    const request = { apiKeyId: context.get('key').id, name };
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([method, new URL(context.req.url).search, path]))
      .update(new Uint8Array(await context.req.arrayBuffer()))
      .digest('hex');
    const known = await beginRequest(db, { ...request, fingerprint }, clock.now(), UNTIL_DEAD_MS);
    if (known.kind === 'another') {
      throw new ApiError(
        422,
        'idempotency-key-reused',
        'Another request has this Idempotency-Key. Send this one with a key of its own.',
      );
    }
    if (known.kind === 'under-way') {
      throw new ApiError(
        409,
        'request-under-way',
        'A request with this Idempotency-Key is under way. Try again in a few seconds.',
        { headers: { 'retry-after': '2' } },
      );
    }
    if (known.kind === 'answered') {
      const type = known.status < 400 ? 'application/json' : 'application/problem+json';
      return context.body(known.answer, known.status as 200, {
        'content-type': type,
        'idempotency-replayed': 'true',
      });
    }
    await next();
    const { status } = context.res;
    if (status >= 500 || status === 429) await forgetRequest(db, request);
    else await keepAnswer(db, request, { status, answer: await context.res.clone().text() });
  };
}
