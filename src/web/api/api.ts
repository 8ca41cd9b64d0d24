import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { DomainError } from '../../domain/errors.ts';
import { limitsOf } from '../../slack/imports/read-upload.ts';
import { forReader } from '../../texts/reader.ts';
import { BASE, fetchRequest, lastOf, routesOf, type Site, webAnswer } from '../fetch.ts';
import { clientOf, Strangers } from '../strangers.ts';
import { authenticate } from './authenticate.ts';
import { documentRoutes } from './document.ts';
import { type ApiParts, newApi } from './env.ts';
import { onceByName } from './idempotency.ts';
import { ApiError, answerProblem, refusalOf } from './problem.ts';
import { auditRoutes, EXPORT_PATH } from './routes/audit.ts';
import { checkRoutes } from './routes/check.ts';
import { IMPORTS_PATH, importRoutes } from './routes/imports.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { joinRequestRoutes } from './routes/join-requests.ts';
import { memberRoutes } from './routes/members.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { onlyStorable } from './storable.ts';

/** A thousand groups by name are far smaller. */
const BODY_BYTES = 256 * 1024;
/** The headers that the API reads. */
const READ = ['authorization', 'content-type', 'if-none-match', 'idempotency-key', 'accept'] as const;
/** What refusals tell people to type. */
const COMMAND = '/invite';

/** The HTTP API, behind the web server with its limits. Everything goes through the operations that Slack's routes use. */
export function createApi(parts: ApiParts & { log: Logger }): Site {
  const strangers = new Strangers(parts.triesPerMinute);
  const api = newApi();
  // Problems are for programs and those who write them.
  api.use((_, next) => forReader({ locale: 'en' }, next));
  api.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
  });
  api.route('/', documentRoutes(api));
  api.use('/v1/*', authenticate(parts, strangers));
  api.use('/v1/*', onlyStorable);
  api.use('/v1/*', onceByName(parts));
  const tagged = etag();
  api.use('/v1/*', (context, next) => (context.req.path === EXPORT_PATH ? next() : tagged(context, next)));
  for (const routes of [
    organizationRoutes,
    memberRoutes,
    invitationRoutes,
    importRoutes,
    joinRequestRoutes,
    auditRoutes,
    checkRoutes,
  ]) {
    api.route('/', routes(parts));
  }
  api.notFound(context =>
    answerProblem(
      context,
      new ApiError(404, 'no-such-route', 'There is no such route. See /v1/openapi.json.'),
    ),
  );
  api.onError((error, context) => {
    if (error instanceof ApiError) return answerProblem(context, error);
    if (error instanceof DomainError) return answerProblem(context, refusalOf(error, COMMAND));
    if (error instanceof HTTPException) {
      return answerProblem(
        context,
        new ApiError(error.status, 'unreadable-request', unreadable(error.status)),
      );
    }
    parts.log.error({ err: error }, 'an API request failed');
    return answerProblem(context, new ApiError(500, 'failed', 'Something went wrong. Try again.'));
  });
  return {
    name: 'api',
    routes: routesOf(api),
    bodyMost(method, target) {
      if (!/^\/v1(?:[/?]|$)/u.test(target) || !URL.canParse(target, BASE)) return null;
      if (method === 'GET' || method === 'HEAD') return 0;
      return new URL(target, BASE).pathname === IMPORTS_PATH ? limitsOf(parts).maxBytes : BODY_BYTES;
    },
    async answer(request) {
      const client = clientOf(request.peer, lastOf(request.headers['x-forwarded-for']));
      return webAnswer(await api.fetch(fetchRequest(request, READ), { client }));
    },
  };
}

function unreadable(status: number): string {
  return status === 415
    ? 'Send JSON, with the header Content-Type: application/json.'
    : 'The body is no valid JSON. Correct it and send it again.';
}
