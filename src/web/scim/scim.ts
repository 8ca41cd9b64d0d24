import type { Logger } from 'pino';
import { forReader } from '../../texts/reader.ts';
import { authenticate } from '../api/authenticate.ts';
import { requires } from '../api/env.ts';
import { BASE, fetchRequest, lastOf, routesOf, type Site, webAnswer } from '../fetch.ts';
import { clientOf, Strangers } from '../strangers.ts';
import { discoveryRoutes } from './discovery.ts';
import { newScim, SCIM_BASE, type ScimParts } from './env.ts';
import { answerError, ScimError, scimErrorOf } from './errors.ts';
import { groupRoutes } from './groups.ts';
import { userRoutes } from './users.ts';

/** Ten thousand members of a group by id are smaller. */
const BODY_BYTES = 1024 * 1024;
/** The headers that SCIM reads. */
const READ = ['authorization', 'content-type', 'accept'] as const;

/**
 * SCIM 2.0, by which a company's directory provisions the members of one organization: the one of its key.
 * Source: RFC 7643 and RFC 7644
 */
export function createScim(parts: ScimParts & { log: Logger }): Site {
  const strangers = new Strangers(parts.triesPerMinute);
  const scim = newScim();
  // Problems are for programs and those who write them.
  scim.use((_, next) => forReader({ locale: 'en' }, next));
  scim.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
  });
  scim.use(`${SCIM_BASE}/*`, authenticate(parts, strangers));
  scim.use(`${SCIM_BASE}/*`, requires(['directory:sync']));
  for (const routes of [discoveryRoutes, userRoutes, groupRoutes]) scim.route(SCIM_BASE, routes(parts));
  scim.notFound(context => answerError(context, new ScimError(404, 'There is no such route.')));
  scim.onError((error, context) => {
    const said = scimErrorOf(error);
    if (said) return answerError(context, said);
    parts.log.error({ err: error }, 'a SCIM request failed');
    return answerError(context, new ScimError(500, 'Something went wrong. Try again.'));
  });
  return {
    name: 'scim',
    routes: routesOf(scim),
    bodyMost(method, target) {
      if (!/^\/scim\/v2(?:[/?]|$)/u.test(target) || !URL.canParse(target, BASE)) return null;
      return method === 'GET' || method === 'HEAD' ? 0 : BODY_BYTES;
    },
    async answer(request) {
      const client = clientOf(request.peer, lastOf(request.headers['x-forwarded-for']));
      return webAnswer(await scim.fetch(fetchRequest(request, READ), { client }));
    },
  };
}
