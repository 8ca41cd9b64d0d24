import { z } from '@hono/zod-openapi';
import type { MemberName } from '../../../domain/access/member-name.ts';
import { attempt, isDomainError, orThrow } from '../../../domain/errors.ts';
import { membersFrom } from '../../../domain/members/current-users.ts';
import { deactivateMember } from '../../../domain/members/deactivate.ts';
import { editMember } from '../../../domain/members/edit.ts';
import { type MemberKey, memberKey, memberSorts } from '../../../domain/members/list/store.ts';
import { oneMember, oneMemberOf } from '../../../domain/members/one-member.ts';
import { reactivateMember } from '../../../domain/members/reactivate.ts';
import { type ApiParts, idParam, json, newApi, route } from '../env.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../paging.ts';
import { memberOf, memberShape, names } from '../shapes.ts';

const cursor: z.ZodType<MemberKey> = z.object({
  state: z.enum(['active', 'deactivated']),
  name: z.string(),
  id: z.uuid(),
  roleId: z.uuid(),
  joinedAt: z.iso.datetime(),
});

const query = pageQuery.extend({
  email: z.string().max(320).optional().openapi({ description: 'The member with this email alone.' }),
  slackUserId: z.string().max(20).optional().openapi({ description: 'The member with this account alone.' }),
  search: z.string().max(200).optional().openapi({ description: 'Part of a name or an email.' }),
  state: z.enum(['active', 'deactivated', 'left']).optional().openapi({
    description: '`left`: they left Slack, whatever was decided about them.',
  }),
  role: z.uuid().optional().openapi({ description: 'The id of a role.' }),
  group: z.uuid().optional().openapi({ description: 'The id of a group.' }),
  sort: z.enum(memberSorts).default('name'),
});

const list = route('members:read', {
  method: 'get',
  path: '/v1/members',
  summary: 'List members',
  request: { query },
  responses: { 200: json(pageOf(memberShape), 'A page of members, active ones first.') },
});

const read = route('members:read', {
  method: 'get',
  path: '/v1/members/{id}',
  summary: 'Read a member',
  request: { params: idParam },
  responses: { 200: json(memberShape, 'The member.') },
});

const edit = route('members:write', {
  method: 'patch',
  path: '/v1/members/{id}',
  summary: 'Change a member’s name, role or groups',
  request: {
    params: idParam,
    body: {
      required: true,
      ...json(
        z.strictObject({
          name: z.string().max(500).optional(),
          role: z.string().max(200).optional().openapi({ description: 'The id or name of a role.' }),
          groups: names.optional().openapi({ description: 'The ids or names of all their groups.' }),
          adminOf: names.optional().openapi({ description: 'The groups that they administer.' }),
          version: z.int().optional().openapi({
            description: 'The version that you read. Foyer refuses the change when there is a newer one.',
          }),
        }),
        'What changes. Absent fields stay as they are.',
      ),
    },
  },
  responses: { 200: json(memberShape, 'The member after the change.') },
});

const deactivate = route('members:write', {
  method: 'post',
  path: '/v1/members/{id}/deactivate',
  summary: 'Deactivate a member',
  request: { params: idParam },
  responses: { 200: json(memberShape, 'The member, without rights. Twice has the same effect as once.') },
});

const reactivate = route('members:write', {
  method: 'post',
  path: '/v1/members/{id}/reactivate',
  summary: 'Reactivate a member',
  request: { params: idParam },
  responses: { 200: json(memberShape, 'The member with the role and groups they had.') },
});

/** The routes of members. */
export function memberRoutes({ domain }: ApiParts) {
  const api = newApi();
  api.openapi(list, async context => {
    const { actor, organizationId } = context.get('key');
    const {
      email,
      slackUserId,
      search,
      state,
      role,
      group,
      sort,
      limit,
      cursor: from,
    } = context.req.valid('query');
    if (email !== undefined || slackUserId !== undefined) {
      const name: MemberName =
        slackUserId === undefined ? { email: (email ?? '').toLowerCase() } : { slackUserId };
      const found = await attempt(oneMember(domain, actor, organizationId, name));
      if (isDomainError(found, 'member-not-found')) return context.json({ items: [], next: null }, 200);
      const { member, acting } = orThrow(found);
      const items = [memberOf(member, acting.organization)];
      return context.json({ items, next: null }, 200);
    }
    const { acting, members } = await membersFrom(domain, actor, organizationId, {
      search: search ?? null,
      roleId: role ?? null,
      groupId: group ?? null,
      state: state ?? null,
      sort,
      after: readCursor(from, cursor),
      size: limit,
    });
    const shape = (member: (typeof members)[number]) => memberOf(member, acting.organization);
    return context.json(pageFrom(context, members, limit, { keyOf: memberKey, shape }), 200);
  });
  const one = async (
    context: { actor: Parameters<typeof oneMember>[1]; organizationId: string },
    id: string,
  ) => {
    const { member, acting } = await oneMember(domain, context.actor, context.organizationId, { id });
    return memberOf(member, acting.organization);
  };
  api.openapi(read, context => {
    const { actor, access } = context.get('key');
    const { member, acting } = oneMemberOf(access, actor, { id: context.req.valid('param').id });
    return context.json(memberOf(member, acting.organization), 200);
  });
  api.openapi(edit, async context => {
    const key = context.get('key');
    const { id } = context.req.valid('param');
    const given = context.req.valid('json');
    const { member } = await oneMember(domain, key.actor, key.organizationId, { id });
    await editMember(domain, key.actor, {
      memberId: id,
      version: given.version ?? member.version,
      name: given.name ?? member.name,
      role: given.role ?? member.roleId,
      groups: given.groups ?? member.grants.map(({ groupId }) => groupId),
      ...(given.adminOf && { adminOf: given.adminOf }),
    });
    return context.json(await one(key, id), 200);
  });
  api.openapi(deactivate, async context => {
    const { id } = context.req.valid('param');
    await deactivateMember(domain, context.get('key').actor, { memberId: id });
    return context.json(await one(context.get('key'), id), 200);
  });
  api.openapi(reactivate, async context => {
    const { id } = context.req.valid('param');
    await reactivateMember(domain, context.get('key').actor, { memberId: id });
    return context.json(await one(context.get('key'), id), 200);
  });
  return api;
}
