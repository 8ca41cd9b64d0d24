import { z } from 'zod';
import { deliveryFilters } from '../../domain/invitations/list/store.ts';
import { action } from '../action.ts';
import { form, optionalText } from '../form.ts';
import { slackId } from '../tolerant.ts';
import { encodedEntry } from './invite-list-codec.ts';
import { invitedQuery } from './list-actions.ts';

const ofInvitation = z.object({ invitationId: z.uuid() });
const nothing = z.object({});

export const acceptAction = action('invitation.accept', ofInvitation);
export const declineAction = action('invitation.decline', ofInvitation);
/** With the mark of what the button said that it gives; buttons of older cards have none, so their press asks first. */
export const approveInvitationAction = action(
  'invitation.approve-held',
  ofInvitation.extend({ seen: z.string().optional() }),
);
export const rejectInvitationAction = action('invitation.reject-held', ofInvitation);
export const invitedUsersAction = action(
  'invitation.list',
  z.object({ deliveryFilter: z.enum(deliveryFilters).optional() }),
);
export const openInviteAction = action('invitation.open', nothing);
/** The select in Invite people that fills in a Slack person. */
export const pickPersonAction = action('person', nothing);

/** Adds the person in the fields to the list. */
export const addAnotherAction = action('invitation.add-another', nothing);
/** Opens Invite people again after sending, with the role and groups of the one before; the address stays empty. */
export const inviteAnotherAction = action(
  'invitation.invite-another',
  encodedEntry.extend({ organizationId: z.uuid() }),
);
/** Removes a person from the list; between these two actions, its value is the person's index. */
export const removeListedAction = action('invitation.remove-listed', encodedEntry);

const access = {
  groups: z.array(z.uuid()).nullish(),
  adminOf: z.array(z.uuid()).nullish(),
};

/** Every field may be empty: a list can be sent without a person in the fields. */
const inviteFields = z.object({
  person: slackId.nullish(),
  email: optionalText,
  name: optionalText,
  role: z.string().nullish(),
  ...access,
  note: optionalText,
});

export type InviteFields = z.output<typeof inviteFields>;

export const inviteForm = form('invite', {
  metadata: z.object({
    organizationId: z.uuid(),
    /** How often the fields were cleared. */
    emptied: z.number().int().default(0),
    /** The Slack person who filled in the address and the name. */
    picked: slackId.nullable().default(null),
    /** The groups of the earlier invitation were removed: no group chosen would give all of them. */
    needsGroups: z.boolean().default(false),
  }),
  fields: inviteFields,
});

export const editInvitationForm = form('edit-invitation', {
  metadata: invitedQuery.extend({ invitationId: z.uuid() }),
  fields: z.object({ role: z.string(), ...access }),
});
