import type { RichTextBlock } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { SettingsChange } from '../../domain/settings/edit.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { bold, type Inline, mention, paragraph, richText } from '../blocks.ts';

/** How an invitation gets to a person Slack knows. */
export const waysToInvite: Record<Settings['inviteBy'], string> = {
  dm: 'Direct message, or email if that fails',
  email: 'Email',
  both: 'Direct message and email',
};

/** What becomes of a member who leaves Slack. */
export const waysWithLeavers: Record<Settings['whenSomebodyLeaves'], string> = {
  tell: 'Tell the admins',
  deactivate: 'Deactivate them',
};

const labels: Record<keyof Settings, string> = {
  name: 'Organization name',
  approvalsChannelId: 'Approvals channel',
  domains: 'Domains',
  includeSubdomains: 'Subdomains count',
  welcomeMessage: 'Welcome message',
  contactSlackUserId: 'Contact for help',
  seatLimit: 'Seats',
  invitationDays: 'Days until an invitation expires',
  reminderDays: 'Days until a reminder',
  cooldownMinutes: 'Minutes between resends',
  requestDays: 'Days until a join request expires',
  requestPauseDays: 'Days before asking again',
  timeZone: 'Time zone',
  inviteBy: 'How people in Slack are invited',
  joinSlackUrl: 'How to join our Slack',
  acceptRoleId: 'Role that Accept gives',
  acceptGroupIds: 'Groups that Accept gives',
  whenSomebodyLeaves: 'When somebody leaves Slack',
};

const LONGEST = 200;

/** Each setting that changed, with both values. */
export function changeLines({ before, after }: NonNullable<SettingsChange['changes']>): RichTextBlock[] {
  const keys = Object.keys(after) as (keyof Settings)[];
  const elements = keys.map(key =>
    paragraph(bold(labels[key]), ': ', settingText(key, before), ' → ', settingText(key, after)),
  );
  return [richText({ type: 'rich_text_list', style: 'bullet', elements })];
}

function settingText(key: keyof Settings, settings: Partial<Settings>): Inline {
  const value = settings[key];
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length > 0 ? clamp(value.join(', '), LONGEST) : 'none';
  if (key === 'approvalsChannelId') return { type: 'channel', channel_id: String(value) };
  if (key === 'inviteBy') return waysToInvite[settings.inviteBy ?? 'dm'];
  if (key === 'whenSomebodyLeaves') return waysWithLeavers[settings.whenSomebodyLeaves ?? 'tell'];
  return key === 'contactSlackUserId' ? mention(String(value)) : clamp(String(value), LONGEST);
}
