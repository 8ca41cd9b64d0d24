import { z } from '@hono/zod-openapi';
import { invite } from '../../../domain/invitations/invite.ts';
import { invitationsFrom } from '../../../domain/invitations/invited-users.ts';
import {
  deliveryFilters,
  type InvitationKey,
  invitationKey,
  invitationSorts,
  invitationStatuses,
} from '../../../domain/invitations/list/store.ts';
import { oneInvitation } from '../../../domain/invitations/one-invitation.ts';
import { resendInvitation } from '../../../domain/invitations/resend.ts';
import { revokeInvitation } from '../../../domain/invitations/revoke.ts';
import { limits } from '../../../domain/limits.ts';
import { type ApiContext, type ApiParts, idParam, json, newApi, route } from '../env.ts';
import { requestKeyOf } from '../idempotency.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../paging.ts';
import { invitationOf, invitationShape, names } from '../shapes.ts';

const cursor: z.ZodType<InvitationKey> = z.object({ id: z.uuid(), email: z.string(), roleId: z.uuid() });

const list = route('invitations:read', {
  method: 'get',
  path: '/v1/invitations',
  summary: 'List invitations',
  request: {
    query: pageQuery.extend({
      status: z.enum(invitationStatuses).default('pending'),
      search: z.string().max(200).optional().openapi({ description: 'Part of a name or an email.' }),
      role: z.uuid().optional().openapi({ description: 'The id of a role.' }),
      group: z.uuid().optional().openapi({ description: 'The id of a group.' }),
      delivery: z.enum(deliveryFilters).optional().openapi({
        description: 'How far the newest message is; `held`: an approver decides.',
      }),
      sort: z.enum(invitationSorts).default('newest'),
    }),
  },
  responses: { 200: json(pageOf(invitationShape), 'A page of invitations.') },
});

const create = route('invitations:write', {
  method: 'post',
  path: '/v1/invitations',
  summary: 'Invite a person',
  request: {
    headers: z.object({
      'idempotency-key': z.string().min(1).max(200).optional().openapi({
        description: 'Your own name of this request. The same key again returns the first invitation.',
      }),
    }),
    body: {
      required: true,
      ...json(
        z.strictObject({
          email: z.string().max(1_000).openapi({ example: 'ada@lovelace.example' }),
          role: z.string().max(200).openapi({ description: 'The id or name of a role.', example: 'Analyst' }),
          groups: names.default([]).openapi({ description: 'The ids or names of groups.' }),
          adminOf: names.default([]).openapi({ description: 'The groups that they administer.' }),
          name: z.string().max(500).nullable().default(null),
          note: z.string().max(limits.note).nullable().default(null),
        }),
        'Whom to invite.',
      ),
    },
  },
  responses: { 201: json(invitationShape, 'The invitation. Its message is on its way.') },
});

const read = route('invitations:read', {
  method: 'get',
  path: '/v1/invitations/{id}',
  summary: 'Read an invitation',
  request: { params: idParam },
  responses: { 200: json(invitationShape, 'The invitation.') },
});

const revoke = route('invitations:write', {
  method: 'post',
  path: '/v1/invitations/{id}/revoke',
  summary: 'Revoke an invitation',
  request: { params: idParam },
  responses: { 200: json(invitationShape, 'The invitation. Twice has the same effect as once.') },
});

const resend = route('invitations:write', {
  method: 'post',
  path: '/v1/invitations/{id}/resend',
  summary: 'Send an invitation again',
  request: { params: idParam },
  responses: { 200: json(invitationShape, 'The invitation. Its time starts again.') },
});

/** The routes of invitations. */
export function invitationRoutes({ domain }: ApiParts) {
  const api = newApi();
  const shown = async (context: ApiContext, id: string) => {
    const { actor, organizationId } = context.get('key');
    const { invitation, acting } = await oneInvitation(domain, actor, organizationId, id);
    return invitationOf(invitation, acting.organization);
  };
  api.openapi(list, async context => {
    const { actor, organizationId } = context.get('key');
    const { status, search, role, group, delivery, sort, limit, cursor: from } = context.req.valid('query');
    const { acting, invitations } = await invitationsFrom(domain, actor, organizationId, {
      status,
      search: search ?? null,
      roleId: role ?? null,
      groupId: group ?? null,
      inviter: null,
      deliveryFilter: delivery ?? null,
      sort,
      after: readCursor(from, cursor),
      size: limit,
    });
    const shape = (invitation: (typeof invitations)[number]) => invitationOf(invitation, acting.organization);
    return context.json(pageFrom(context, invitations, limit, { keyOf: invitationKey, shape }), 200);
  });
  api.openapi(create, async context => {
    const { actor, organizationId } = context.get('key');
    const given = context.req.valid('json');
    const person = null;
    const requestKey = requestKeyOf(context);
    const { id } = await invite(domain, actor, { organizationId, ...given, person, requestKey });
    return context.json(await shown(context, id), 201);
  });
  api.openapi(read, async context => context.json(await shown(context, context.req.valid('param').id), 200));
  api.openapi(revoke, async context => {
    const { id } = context.req.valid('param');
    await revokeInvitation(domain, context.get('key').actor, { invitationId: id });
    return context.json(await shown(context, id), 200);
  });
  api.openapi(resend, async context => {
    const { id } = context.req.valid('param');
    await resendInvitation(domain, context.get('key').actor, { invitationId: id });
    return context.json(await shown(context, id), 200);
  });
  return api;
}
