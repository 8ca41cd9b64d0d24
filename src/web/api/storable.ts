import type { MiddlewareHandler } from 'hono';
import { raise } from '../../domain/errors.ts';
import { storableProblem } from '../../domain/input.ts';
import type { ApiEnv } from './env.ts';

/**
 * Refuses text that no database takes, wherever the request has it: also what only reads are asked with.
 * @throws DomainError invalid-text
 */
export const onlyStorable: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const { req } = context;
  raise(storableProblem(req.queries()));
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    raise(storableProblem(jsonOf(await req.arrayBuffer())));
  }
  await next();
};

/** What is no JSON is refused, or read, where it belongs. Bytes are asked for: text would lose a file's encoding. */
export function jsonOf(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
