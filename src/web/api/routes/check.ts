import { z } from '@hono/zod-openapi';
import { checkPermission, permissionsIn } from '../../../domain/access/check.ts';
import { matchGroups } from '../../../domain/access/match.ts';
import type { MemberName } from '../../../domain/access/member-name.ts';
import { attempt, isDomainError, orThrow } from '../../../domain/errors.ts';
import { oneMemberOf } from '../../../domain/members/one-member.ts';
import { type ApiParts, json, newApi, route } from '../env.ts';
import { ApiError } from '../problem.ts';

/** Two things read the body: the route, and what reads the key (wanted.ts). */
export const CHECK_PATH = '/v1/check';

/** The body of a question. */
export const asked = z.strictObject({
  member: z
    .union([
      z.strictObject({ id: z.uuid() }),
      z.strictObject({ email: z.string().max(320) }),
      z.strictObject({ slackUserId: z.string().max(20) }),
    ])
    .openapi({
      description: 'The person: by id, email or Slack user.',
      example: { email: 'ada@lovelace.example' },
    }),
  permission: z.string().max(200).openapi({
    description: 'A permission that /v1/organizations lists.',
    example: 'Investigate devices',
  }),
  group: z.string().max(200).optional().openapi({
    description: 'The id or name of a group. Absent: in any group.',
    example: 'Teacher Laptops',
  }),
});

const answered = z
  .object({
    isAllowed: z.boolean(),
    reason: z.enum(['allowed', 'no-member', 'not-active', 'role', 'group']).openapi({
      description: 'What decided: `role` and `group` are what the person lacks.',
    }),
    memberId: z.uuid().nullable(),
  })
  .openapi('Check');

const check = route('access:check', {
  method: 'post',
  path: CHECK_PATH,
  summary: 'May this person do this?',
  request: { body: { required: true, ...json(asked, 'Who, what, and in which group.') } },
  responses: { 200: json(answered, 'The answer.') },
});

/** The route that says whether a member has a permission. */
export function checkRoutes(_: ApiParts) {
  const api = newApi();
  api.openapi(check, async context => {
    const { actor, access } = context.get('key');
    const { member: name, permission, group } = context.req.valid('json');
    const found = await attempt((async () => oneMemberOf(access, actor, lowered(name)))());
    if (isDomainError(found, 'member-not-found')) {
      return context.json({ isAllowed: false, reason: 'no-member', memberId: null } as const, 200);
    }
    const { member, acting } = orThrow(found);
    const all = access.groups;
    const [inGroup] = group === undefined ? [] : matchGroups([group], all, 'group', all);
    const reason = checkPermission(acting.organization, member, permission, inGroup?.id ?? null);
    if (!reason) throw unknownPermission(permissionsIn(acting.organization));
    return context.json({ isAllowed: reason === 'allowed', reason, memberId: member.id }, 200);
  });
  return api;
}

/** Addresses are compared in lower case. */
export const lowered = (name: MemberName): MemberName =>
  'email' in name ? { email: name.email.toLowerCase() } : name;

function unknownPermission(all: string[]): ApiError {
  const detail = `This organization has no such permission. It has: ${all.join(', ')}.`;
  return new ApiError(422, 'unknown-permission', detail, { errors: [{ field: 'permission', detail }] });
}
