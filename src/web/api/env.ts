import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiScope } from '../../domain/api-keys/scopes.ts';
import type { FoundApiKey } from '../../domain/api-keys/use.ts';
import type { Domain } from '../../domain/domain.ts';
import { ApiError, problemShape } from './problem.ts';

/** What a route of the API knows besides the request. */
export interface ApiEnv {
  Bindings: { client: string };
  Variables: { key: FoundApiKey };
}

export type ApiContext = Context<ApiEnv>;

/** What the API needs. */
export interface ApiParts {
  domain: Domain;
  /** How many people one file can have. */
  importMaxRows: number;
  /** How many links or keys that nobody has one client can try in a minute; absent: the default. */
  triesPerMinute?: number | undefined;
  /** How many requests one key has in a minute; absent: the default. */
  requestsPerMinute?: number | undefined;
}

/** An app whose requests are checked by their schemas. */
export function newApi(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({
        field: path.map(String).join('.') || 'body',
        detail: message,
      }));
      const detail = errors.map(each => `${each.field}: ${each.detail}.`).join(' ');
      throw new ApiError(422, 'invalid-input', detail, { errors });
    },
  });
}

/** A request whose key has these scopes. @throws ApiError */
export const requires =
  (needed: readonly ApiScope[]): MiddlewareHandler<ApiEnv> =>
  async (context, next) => {
    const { scopes } = context.get('key');
    const scope = needed.find(each => !scopes.includes(each));
    if (scope) {
      throw new ApiError(
        403,
        'missing-scope',
        `This key lacks the scope ${scope}. Make a key that has it in Foyer’s settings in Slack.`,
      );
    }
    await next();
  };

const problem = {
  description: 'A problem: what is wrong and what to do.',
  content: { 'application/problem+json': { schema: problemShape } },
};

/** A body of JSON. */
export const json = <Shape extends z.ZodType>(schema: Shape, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** Describes a route that needs a key with the scope, or with all of them. */
export function route<const Config extends Omit<RouteConfig, 'security' | 'middleware'>>(
  scope: ApiScope | readonly ApiScope[],
  config: Config,
) {
  const scopes = [scope].flat() as ApiScope[];
  return createRoute({
    ...config,
    security: [{ key: scopes }],
    middleware: [requires(scopes)] as const,
    responses: { ...config.responses, default: problem } as Config['responses'] & { default: typeof problem },
  });
}

/** A path with the id of one of them. */
export const idParam = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });
