import { z } from 'zod';
import { deliveryFilters, invitationSorts, invitationStatuses } from '../../domain/invitations/list/store.ts';
import { action } from '../action.ts';
import { form, optionalText } from '../form.ts';
import { keptPage } from '../list-parts.ts';
import { slackId } from '../tolerant.ts';

/** Lists from before carry the id alone: they are sorted by it. */
const key = z.union([
  z.object({ id: z.uuid(), email: z.string(), roleId: z.string() }),
  z.uuid().transform(id => ({ id, email: '', roleId: '' })),
]);
const ofInvitation = z.object({ invitationId: z.uuid() });
const nothing = z.object({});

/** What the list shows; modals on top of it carry this, so that the list returns to it. */
export const invitedQuery = z.object({
  organizationId: z.uuid(),
  search: z.string().nullable().default(null),
  roleId: z.uuid().nullable().default(null),
  groupId: z.uuid().nullable().default(null),
  /** The inviter's Slack user. */
  inviter: slackId.nullable().default(null),
  status: z.enum(invitationStatuses).default('pending'),
  deliveryFilter: z.enum(deliveryFilters).nullable().default(null),
  sort: z.enum(invitationSorts).default('newest'),
  from: z
    .union([z.object({ after: key }), z.object({ before: key })])
    .nullable()
    .default(null),
  kept: keptPage(key),
});

export type InvitedQuery = z.infer<typeof invitedQuery>;

export const previousInvitationsAction = action('invitation.list.previous', z.object({ before: key }));
export const nextInvitationsAction = action('invitation.list.next', z.object({ after: key }));
export const searchInvitedAction = action('invitation.search', nothing);
export const allInvitedAction = action('invitation.all', nothing);
export const resendAction = action('invitation.resend', ofInvitation);
export const copyTextAction = action('invitation.copy-text', ofInvitation);
export const sortInvitedAction = action('invitation.sort', z.object({ sort: z.enum(invitationSorts) }));
export const revokeAction = action('invitation.revoke', ofInvitation);
export const exportInvitedAction = action('invitation.export', nothing);
export const inviteAgainAction = action('invitation.again', ofInvitation);
export const editInvitationAction = action('invitation.edit', ofInvitation);

/** The id of the group select for people who see invitations. */
export const INVITED_GROUPS = 'invited-groups';

/** The list itself: it has no inputs, but carries its query. */
export const invitedForm = form('invited-users', { metadata: invitedQuery, fields: z.looseObject({}) });

export const revokeForm = form('revoke-invitation', {
  metadata: invitedQuery.extend({ invitationId: z.uuid() }),
  fields: z.looseObject({}),
});

export const invitedSearchForm = form('invited-search', {
  metadata: invitedQuery,
  fields: z.object({
    search: optionalText,
    role: z.uuid().nullish(),
    group: z.uuid().nullish(),
    deliveryFilter: z.enum([...invitationStatuses, ...deliveryFilters]).nullish(),
    inviter: slackId.nullish(),
  }),
});
