import type {
  Button,
  ConfirmationDialog,
  KnownBlock,
  Overflow,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { clamp } from '../domain/characters.ts';
import type { Action } from './action.ts';
import { bold, button, context, paragraphBlock, plain } from './blocks.ts';
import { MENU, menuOption } from './menu.ts';

// Slack's `card` block was tried for rows of people and not chosen. Its title, subtitle and body are mrkdwn, so names,
// addresses and groups that contain * or _ would be shown otherwise than they are; a body ends at 200 characters; it
// takes buttons alone, no overflow menu; and people who aren't in Slack have no picture.

/** The words of a control: what it shows, and what a screen reader says, which names the person. */
export interface ControlWords {
  label: string;
  of(facts: { name: string }): string;
}

/** Something that a reader can do with a row. */
export interface RowControl {
  asButton(name: string): Button;
  asOption(name: string): PlainTextOption;
}

/** Slack reads out at most 75 characters. */
const SPOKEN = 75;
/** A name takes at most this many of them, so that the words around it are still heard. */
const NAME_SPOKEN = 40;

/** What a screen reader says: "Resend to Hedy Lamarr". */
function spoken(words: ControlWords, name: string): string {
  return clamp(words.of({ name: clamp(name, NAME_SPOKEN) }), SPOKEN);
}

/** A control of a row; none comes without the words that name its person. */
export function rowControl<Value extends Record<string, string | number>>(
  action: Action<Value>,
  value: Value,
  words: ControlWords,
  style?: 'primary' | 'danger',
): RowControl {
  return {
    asButton: name => rowButton(action, value, words, { name, ...(style && { style }) }),
    asOption: name => menuOption(action, value, words.label, clamp(name, SPOKEN)),
  };
}

/** A button in a row, with the words that name its person. */
export function rowButton<Value>(
  action: Action<Value>,
  value: Value,
  words: ControlWords,
  { name, ...options }: { name: string; style?: 'primary' | 'danger'; confirm?: ConfirmationDialog },
): Button {
  return button(action, value, words.label, { ...options, accessibility_label: spoken(words, name) });
}

/** One control is a button; several are a menu, which Slack draws as ⋯ and whose options name the person. */
function accessoryOf(name: string, controls: readonly RowControl[]): Button | Overflow | null {
  const [only, ...others] = controls;
  if (!only) return null;
  if (others.length === 0) return only.asButton(name);
  return { type: 'overflow', action_id: MENU, options: controls.map(control => control.asOption(name)) };
}

/** Somebody in a list. */
export interface Listed {
  slackUserId: string | null;
  name: string | null;
  /** Null: there is none to show. */
  email: string | null;
}

/**
 * Two lines about a person: the mention, or their name when they have no account, with the address; then the facts. The
 * texts are plain, so that they are shown as written; only the mention is markup.
 * @param row.said what just happened to them
 */
export function personRow(
  person: Listed,
  row: { facts: readonly string[]; controls: readonly RowControl[]; said?: string | undefined },
): KnownBlock[] {
  const { slackUserId, name, email } = person;
  const accessory = accessoryOf(name ?? email ?? '', row.controls);
  const first: NonNullable<SectionBlock['fields']> = [
    ...(slackUserId ? [{ type: 'mrkdwn' as const, text: `<@${slackUserId}>`, verbatim: true }] : []),
    ...(!slackUserId && name ? [plain(name, 2000)] : []),
    ...(email ? [plain(email, 2000)] : []),
  ];
  const facts = row.facts.filter(fact => fact !== '');
  const [only, ...others] = first;
  // A field takes half of the row; a line that is alone has all of it.
  const line = only && others.length === 0 ? { text: only } : { fields: first };
  return [
    { type: 'section', ...line, ...(accessory && { accessory }) },
    ...(facts.length > 0 ? [context(facts.join(' · '))] : []),
    ...(row.said ? [paragraphBlock(bold(clamp(row.said, 1000)))] : []),
  ];
}

/** Two lines about something else that has a name. */
export function namedRow(
  name: string,
  row: { facts: readonly string[]; controls: readonly RowControl[]; said?: string | undefined },
): KnownBlock[] {
  return personRow({ slackUserId: null, name, email: null }, row);
}
