import type { RichTextBlock } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { SettingsChange } from '../../domain/settings/edit.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, mention, paragraph, richText } from '../blocks.ts';

const LONGEST = 200;

/** Each setting that changed, with both values. */
export function changeLines({ before, after }: NonNullable<SettingsChange['changes']>): RichTextBlock[] {
  const said = texts().settings;
  const keys = Object.keys(after) as (keyof Settings)[];
  const elements = keys.map(key =>
    paragraph(
      bold(said.labels[key]),
      ': ',
      ...said.change<Inline>({ before: settingText(key, before), after: settingText(key, after) }),
    ),
  );
  return [richText({ type: 'rich_text_list', style: 'bullet', elements })];
}

function settingText(key: keyof Settings, settings: Partial<Settings>): Inline {
  const said = texts().settings;
  const value = settings[key];
  if (value === null || value === undefined || value === '') return said.none;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (Array.isArray(value)) return value.length > 0 ? clamp(value.join(', '), LONGEST) : said.none;
  if (key === 'approvalsChannelId') return { type: 'channel', channel_id: String(value) };
  if (key === 'inviteBy') return said.waysToInvite[settings.inviteBy ?? 'dm'];
  if (key === 'whenSomebodyLeaves') return said.waysWithLeavers[settings.whenSomebodyLeaves ?? 'tell'];
  return key === 'contactSlackUserId' ? mention(String(value)) : clamp(String(value), LONGEST);
}
