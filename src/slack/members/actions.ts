import { z } from 'zod';
import { memberSorts } from '../../domain/members/list/store.ts';
import { action } from '../action.ts';
import { form, optionalText, text } from '../form.ts';
import { keptPage } from '../list-parts.ts';

/** Lists from before carry neither role nor time: they are sorted by name. */
const key = z.object({
  state: z.enum(['active', 'deactivated']),
  name: z.string(),
  id: z.uuid(),
  roleId: z.string().default(''),
  joinedAt: z.iso.datetime().default(new Date(0).toISOString()),
});
const ofMember = z.object({ memberId: z.uuid() });

/** What the list shows; modals on top of it carry this, so that the list returns to it. */
const query = z.object({
  organizationId: z.uuid(),
  search: z.string().nullable(),
  roleId: z.uuid().nullable(),
  groupId: z.uuid().nullable(),
  state: z.enum(['active', 'deactivated', 'left']).nullable(),
  sort: z.enum(memberSorts).default('name'),
  from: z.union([z.object({ after: key }), z.object({ before: key })]).nullable(),
  kept: keptPage(key),
});

export type ListQuery = z.infer<typeof query>;

export const currentUsersAction = action('member.list', z.object({}));
export const previousMembersAction = action('member.list.previous', z.object({ before: key }));
export const nextMembersAction = action('member.list.next', z.object({ after: key }));
export const searchMembersAction = action('member.search', z.object({}));
export const everybodyAction = action('member.everybody', z.object({}));
export const sortMembersAction = action('member.sort', z.object({ sort: z.enum(memberSorts) }));
export const exportMembersAction = action('member.export', z.object({}));
export const editMemberAction = action('member.edit', ofMember);
export const deactivateMemberAction = action('member.deactivate', ofMember);
export const reactivateMemberAction = action('member.reactivate', ofMember);
/** Decisions about a member who left Slack, on the admins' card; keeping a guest in the list too. */
export const deactivateLeaverAction = action('member.left.deactivate', ofMember);
export const keepGuestAction = action('member.left.keep', ofMember);
export const reactivateReturnerAction = action('member.back.reactivate', ofMember);
export const leaversAction = action('member.left.list', z.object({ organizationId: z.uuid() }));
export const leaveAction = action('member.leave', z.object({}));
export const ownDetailsAction = action('member.me', z.object({}));

/** The id of the group select for people who see or edit members. */
export const MEMBER_GROUPS = 'member-groups';

/** The list itself: it has no inputs, but carries its query. */
export const listForm = form('current-users', { metadata: query, fields: z.looseObject({}) });

export const searchForm = form('member-search', {
  metadata: query,
  fields: z.object({
    search: optionalText,
    role: z.uuid().nullish(),
    group: z.uuid().nullish(),
    state: z.enum(['active', 'deactivated', 'left', 'all']).nullish(),
  }),
});

export const editForm = form('member-edit', {
  metadata: query.extend({ memberId: z.uuid(), version: z.number().int() }),
  fields: z.object({
    name: text,
    role: z.string().nullish(),
    groups: z.array(z.uuid()).nullish(),
    adminOf: z.array(z.uuid()).nullish(),
  }),
});

export const deactivateForm = form('member-deactivate', {
  metadata: query.extend({ memberId: z.uuid() }),
  fields: z.looseObject({}),
});

export const leaveForm = form('member-leave', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.looseObject({}),
});

export const ownDetailsForm = form('member-me', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({ name: text }),
});
