import { z } from '@hono/zod-openapi';
import { approveJoinRequest } from '../../../domain/joining/approve.ts';
import { rejectJoinRequest } from '../../../domain/joining/reject.ts';
import { oneRequest, requestsFrom } from '../../../domain/joining/requests-of.ts';
import { limits } from '../../../domain/limits.ts';
import { type ApiContext, type ApiParts, idParam, json, newApi, route } from '../env.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../paging.ts';
import { joinRequestOf, joinRequestShape, names } from '../shapes.ts';

const cursor = z.object({ id: z.uuid() });

const list = route('join-requests:read', {
  method: 'get',
  path: '/v1/join-requests',
  summary: 'List join requests',
  request: { query: pageQuery.extend({ status: joinRequestShape.shape.status.default('pending') }) },
  responses: { 200: json(pageOf(joinRequestShape), 'A page of join requests, newest first.') },
});

const read = route('join-requests:read', {
  method: 'get',
  path: '/v1/join-requests/{id}',
  summary: 'Read a join request',
  request: { params: idParam },
  responses: { 200: json(joinRequestShape, 'The join request.') },
});

const accept = route('join-requests:write', {
  method: 'post',
  path: '/v1/join-requests/{id}/accept',
  summary: 'Accept a join request',
  request: {
    params: idParam,
    body: {
      required: true,
      ...json(
        z.strictObject({
          role: z.string().max(200).openapi({ description: 'The id or name of a role.' }),
          groups: names.default([]).openapi({ description: 'The ids or names of groups.' }),
          adminOf: names.default([]).openapi({ description: 'The groups that they administer.' }),
        }),
        'What the person gets.',
      ),
    },
  },
  responses: { 200: json(joinRequestShape, 'The decided join request.') },
});

const reject = route('join-requests:write', {
  method: 'post',
  path: '/v1/join-requests/{id}/reject',
  summary: 'Reject a join request',
  request: {
    params: idParam,
    body: {
      required: true,
      ...json(
        z.strictObject({
          reason: z.string().max(limits.note).nullable().default(null).openapi({
            description: 'The person reads it.',
          }),
        }),
        'Why.',
      ),
    },
  },
  responses: { 200: json(joinRequestShape, 'The decided join request.') },
});

/** The routes of join requests. */
export function joinRequestRoutes({ domain }: ApiParts) {
  const api = newApi();
  const shown = async (context: ApiContext, id: string) => {
    const { actor, organizationId } = context.get('key');
    return joinRequestOf(await oneRequest(domain, actor, organizationId, id));
  };
  api.openapi(list, async context => {
    const { actor, organizationId } = context.get('key');
    const { status, limit, cursor: from } = context.req.valid('query');
    const before = readCursor(from, cursor)?.id ?? null;
    const found = await requestsFrom(domain, actor, organizationId, { status, before, size: limit });
    const keyOf = ({ id }: { id: string }) => ({ id });
    return context.json(pageFrom(context, found, limit, { keyOf, shape: joinRequestOf }), 200);
  });
  api.openapi(read, async context => context.json(await shown(context, context.req.valid('param').id), 200));
  api.openapi(accept, async context => {
    const { id } = context.req.valid('param');
    const as = context.req.valid('json');
    await approveJoinRequest(domain, context.get('key').actor, { joinRequestId: id, as });
    return context.json(await shown(context, id), 200);
  });
  api.openapi(reject, async context => {
    const { id } = context.req.valid('param');
    const { reason } = context.req.valid('json');
    await rejectJoinRequest(domain, context.get('key').actor, { joinRequestId: id, reason });
    return context.json(await shown(context, id), 200);
  });
  return api;
}
