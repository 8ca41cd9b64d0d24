import { z } from 'zod';
import { action } from '../action.ts';
import { form, optionalText, text } from '../form.ts';

const ofPage = z.object({ page: z.number().int().min(0) });
/** A press on a row carries the page, so that the list returns to it. */
const ofRow = ofPage.extend({ inviteLinkId: z.uuid() });

export const inviteLinksAction = action('invite-link.list', z.object({}));
export const previousInviteLinksAction = action('invite-link.list.previous', ofPage);
export const nextInviteLinksAction = action('invite-link.list.next', ofPage);
export const newInviteLinkAction = action('invite-link.new', z.object({}));
export const pauseInviteLinkAction = action('invite-link.pause', ofRow);
export const resumeInviteLinkAction = action('invite-link.resume', ofRow);
export const revokeInviteLinkAction = action('invite-link.revoke', ofRow);
export const replaceInviteLinkAction = action('invite-link.replace', ofRow);

const choices = z.array(z.uuid()).nullish();

export const newInviteLinkForm = form('new-invite-link', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({
    name: text,
    role: z.string(),
    groups: choices,
    adminOf: choices,
    mode: z.enum(['join', 'ask']),
    domains: optionalText,
    maxUses: optionalText,
    days: optionalText,
  }),
});
