import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  SectionBlock,
} from '@slack/types';
import { clamp } from '../domain/characters.ts';
import type { Chart } from '../messages/content.ts';
import { dayText, minuteText } from '../texts/dates.ts';
import { texts } from '../texts/texts.ts';
import type { Action } from './action.ts';

/**
 * A part of a sentence. Text that people wrote goes only into plain parts: Slack shows it as typed, and it notifies
 * nobody.
 */
export type Inline = string | RichTextElement;

/** Escapes text for fields that Slack always reads as mrkdwn, such as a message's fallback (Formatting text). */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A message's fallback: one line, escaped, as notifications show it. */
export function escapedLine(text: string): string {
  return escapeMrkdwn(clamp(text, 1000));
}

/** Text that Slack shows unchanged; `most` is the limit of the field. */
export function plain(text: string, most = 3000): PlainTextElement {
  return { type: 'plain_text', text: clamp(text, most), emoji: false };
}

export function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } };
}

/** Something to type, in a fixed-width font. */
export function code(text: string): RichTextElement {
  return { type: 'text', text, style: { code: true } };
}

export function link(url: string, text: string): RichTextElement {
  return { type: 'link', url, text };
}

/** A mention: the person's current name, which opens their profile. */
export function mention(slackUserId: string): RichTextElement {
  return { type: 'user', user_id: slackUserId };
}

/** A time, which each reader sees in their own time zone; older clients show it in UTC. */
export function dateTime(at: Date): RichTextElement {
  const timestamp = Math.floor(at.getTime() / 1000);
  return { type: 'date', timestamp, format: texts().counts.slackDateAndTime, fallback: minuteText(at) };
}

/** The day, as "today" or "yesterday" while it is near; each reader sees it in their own time zone. */
export function relativeDay(at: Date): RichTextElement {
  const timestamp = Math.floor(at.getTime() / 1000);
  return { type: 'date', timestamp, format: '{date_short_pretty}', fallback: dayText(at, 'UTC') };
}

/** A day with its weekday, which each reader sees in their own time zone; older clients show it in UTC. */
export function day(at: Date): RichTextElement {
  const fallback = `${dayText(at, 'UTC')} (UTC)`;
  return { type: 'date', timestamp: Math.floor(at.getTime() / 1000), format: '{date_long_pretty}', fallback };
}

/** One paragraph. */
export function paragraph(...pieces: Inline[]): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: pieces
      .filter(piece => piece !== '')
      .map(piece => (typeof piece === 'string' ? { type: 'text', text: piece } : piece)),
  };
}

/** Paragraphs in one block. */
export function richText(
  ...paragraphs: (RichTextSection | RichTextBlock['elements'][number])[]
): RichTextBlock {
  return { type: 'rich_text', elements: paragraphs };
}

/** One paragraph in its own block. */
export function paragraphBlock(...pieces: Inline[]): RichTextBlock {
  return richText(paragraph(...pieces));
}

/** Text in a fixed-width font, as typed. */
export function preformatted(text: string): RichTextBlock {
  return richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
}

/**
 * A line chart. Slack's types don't have the block yet.
 * Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function chart({ title, categories, series }: Chart): KnownBlock {
  const block = {
    type: 'data_visualization',
    title: clamp(title, 50),
    chart: {
      type: 'line',
      series: series.map(({ name, values }) => ({
        name: clamp(name, 20),
        data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: { categories },
    },
  };
  return block as object as KnownBlock;
}

/** Quotes text, line by line as typed. */
export function quotation(text: string): RichTextBlock {
  return richText({ type: 'rich_text_quote', elements: [{ type: 'text', text }] });
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

/** A row of a list with its button beside it. */
export function section(text: string, accessory: Button): SectionBlock {
  return { type: 'section', text: plain(text), accessory };
}

/** The same with its name in bold; both are words of the program, not of people. */
export function namedSection(name: string, text: string, accessory: Button): SectionBlock {
  const words = [`*${escapeMrkdwn(name)}*`, ...(text ? [escapeMrkdwn(text)] : [])];
  const mrkdwn = clamp(words.join('   '), 3000);
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn, verbatim: true }, accessory };
}

/** Small grey text. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [plain(text, 2000)] };
}

export const divider: KnownBlock = { type: 'divider' };

/** A button that presses `action` with `value`; `variant` distinguishes several buttons of one action in one block. */
export function button<Value>(
  action: Pick<Action<Value>, 'id' | 'encode'>,
  value: Value,
  label: string,
  {
    variant,
    ...options
  }: {
    style?: 'primary' | 'danger';
    confirm?: ConfirmationDialog;
    variant?: string;
    /** What a screen reader says instead of the label; at most 75 characters. */
    accessibility_label?: string;
  } = {},
): Button {
  return {
    type: 'button',
    action_id: variant ? `${action.id}#${variant}` : action.id,
    text: plain(label, 75),
    value: action.encode(value),
    ...options,
  };
}

export function actions(...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements };
}

/** "Are you sure?" before a press. */
export function confirmation(
  title: string,
  text: string,
  yes: string,
  options: { no?: string; style?: 'danger' } = {},
): ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(options.no ?? texts().lists.cancel, 30),
    ...(options.style && { style: options.style }),
  };
}

/** An input; a new `version` makes Slack forget what was typed; see form.ts for how it is read. */
export function input(
  field: string,
  label: string,
  element: InputBlock['element'],
  options: { hint?: string; optional?: boolean; dispatch?: boolean; version?: string } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: options.version ? `${field}#${options.version}` : field,
    label: plain(label, 2000),
    element: { action_id: field, ...element },
    optional: options.optional ?? false,
    ...(options.hint && { hint: plain(options.hint, 2000) }),
    ...(options.dispatch && { dispatch_action: true }),
  };
}
