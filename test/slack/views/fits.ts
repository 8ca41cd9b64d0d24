import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { validateBlocks, validateView } from 'local-slack/block-kit';
import { expect } from 'vitest';

/** Every string inside a value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Everything inside a value that has a type, e.g. blocks, elements and texts. */
function typed(value: unknown): { type: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as { type: string }] : [];
  return [...own, ...Object.values(value).flatMap(typed)];
}

/** Fails unless Slack shows it whole, as it was typed, and nobody is notified by what somebody wrote. */
export function expectHarmless(shown: unknown): void {
  expect(strings(shown).filter(text => !text.isWellFormed())).toEqual([]);
  const kinds = new Set(typed(shown).map(({ type }) => type));
  expect(['broadcast', 'usergroup'].filter(kind => kinds.has(kind))).toEqual([]);
  // A link of the welcome message leads where it says.
  for (const link of typed(shown).filter(({ type }) => type === 'link')) {
    const url = String('url' in link && link.url);
    expect(url).toMatch(/^https:\/\//u);
    expect(link).toEqual({ type: 'link', url, text: url });
  }
  // Markup holds mentions, and the program's own words and numbers: "*Invited users*   12 pending".
  const marked = typed(shown).flatMap(each => (each.type === 'mrkdwn' && 'text' in each ? [each.text] : []));
  const ownWords =
    /^<@[UW][\w-]+>$|^\*(?:Invited users|Current users|Manage join requests|Roles|Device groups|Facilities|Groups|Get started|Last events|Eingeladene|Mitglieder|Beitrittsanfragen|Rollen|Gerätegruppen|Einrichtungen|Gruppen|Erste Schritte|Letzte Ereignisse)\*(?: {3}[\p{L}\d ,.·]+)?$/u;
  expect(marked.filter(text => !ownWords.test(String(text)))).toEqual([]);
}

/** Fails unless Slack takes the view and shows it whole. */
export function expectView(view: ModalView | HomeView): void {
  expect(validateView(view)).toBeNull();
  if (view.type === 'modal') expectWhole(view);
  expectHarmless(view);
}

/** Its own words fit in its title and buttons, so none of them was cut. */
function expectWhole({ title, submit, close }: ModalView): void {
  expect(
    [title, submit, close].flatMap(each =>
      each?.text.endsWith('…') && each.text.length > 22 ? [each.text] : [],
    ),
  ).toEqual([]);
}

/** Fails unless Slack takes the message and shows it whole. */
export function expectMessage(message: { text: string; blocks?: KnownBlock[] }): void {
  expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
  expect(message.text).toMatch(/\S/u);
  expectHarmless(message);
}

/** What Slack itself reads as mrkdwn: a message's fallback. */
export function expectFallback({ text }: { text: string }): void {
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
  expect(text.length).toBeLessThanOrEqual(4000);
}

export const uuid = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
