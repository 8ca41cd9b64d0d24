import { z } from 'zod';
import { roleTemplates } from '../../domain/role-templates/index.ts';
import { form, optionalText, text } from '../form.ts';
import { slackId } from '../tolerant.ts';

const numberText = z.string().nullish();

export const settingsForm = form('organization-settings', {
  metadata: z.object({ organizationId: z.uuid(), seen: z.string() }),
  fields: z.object({
    organization: text,
    channel: slackId.nullish(),
    domains: optionalText,
    subdomains: z.array(z.string()).nullish(),
    welcomeMessage: optionalText,
    contact: z.string().nullish(),
    seatLimit: numberText,
    invitationDays: numberText,
    reminderDays: numberText,
    cooldownMinutes: numberText,
    requestDays: numberText,
    requestPauseDays: numberText,
    timeZone: text,
    inviteBy: z.enum(['dm', 'email', 'both']).nullish(),
    joinSlackUrl: optionalText,
    acceptRole: z.string().nullish(),
    acceptGroups: z.array(z.uuid()).nullish(),
    whenSomebodyLeaves: z.enum(['tell', 'deactivate']).nullish(),
    weeklyDigest: z.array(z.string()).nullish(),
  }),
});

export const approvalsChannelForm = form('approvals-channel', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({ channel: text }),
});

export const takeOverForm = form('take-over', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.looseObject({}),
});

export const setUpForm = form('set-up', {
  metadata: z.object({ isAnother: z.boolean().default(false) }),
  fields: z.object({
    organization: text,
    template: z.enum(roleTemplates.map(({ id }) => id)),
    groups: optionalText,
    channel: slackId.nullish(),
    domains: optionalText,
  }),
});
