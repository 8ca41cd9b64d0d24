import { z } from 'zod';
import { action } from '../action.ts';
import { form, optionalText, text } from '../form.ts';

const ofInvitation = z.object({ invitationId: z.uuid() });
/** A press on a row of a list carries the page, so that the list comes back where it was. */
const ofRow = ofInvitation.extend({ page: z.number().int().min(0) });
const ofPage = z.object({ page: z.number().int().min(0) });
const nothing = z.object({});

export const acceptAction = action('invitation.accept', ofInvitation);
export const declineAction = action('invitation.decline', ofInvitation);
export const resendAction = action('invitation.resend', ofRow);
export const revokeAction = action('invitation.revoke', ofRow);
export const editInvitationAction = action('invitation.edit', ofRow);
export const approveHeldAction = action('invitation.approve-held', ofInvitation);
export const rejectHeldAction = action('invitation.reject-held', ofInvitation);
export const invitedUsersAction = action('invitation.list', nothing);
export const previousInvitationsAction = action('invitation.list.previous', ofPage);
export const nextInvitationsAction = action('invitation.list.next', ofPage);
export const openInviteAction = action('invitation.open', nothing);
/** The select in Invite people that fills in a Slack person. */
export const pickPersonAction = action('person', nothing);

export const inviteForm = form('invite', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({
    person: z.string().nullish(),
    email: text,
    name: optionalText,
    role: z.string(),
    groups: z.array(z.string()).nullish(),
    note: optionalText,
  }),
});

export const editInvitationForm = form('edit-invitation', {
  metadata: ofRow.extend({ organizationId: z.uuid() }),
  fields: z.object({ role: z.string(), groups: z.array(z.string()).nullish() }),
});
