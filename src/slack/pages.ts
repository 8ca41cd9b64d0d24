import type { ActionsBlock } from '@slack/types';
import type { KeyedPage, Page } from '../domain/page.ts';
import { texts } from '../texts/texts.ts';
import type { Action } from './action.ts';
import { actions, button } from './blocks.ts';

/** The page that a press opens. */
export interface PageValue {
  page: number;
}

/**
 * "Previous" and "Next" under a list with several pages; otherwise nothing.
 * @param valueFor what a press carries besides the page, when a list needs more
 */
export function pageButtons<Value extends PageValue>(
  list: Pick<Page<unknown>, 'page' | 'pages'>,
  turn: { back: Action<Value>; on: Action<Value> },
  valueFor: (page: number) => Value,
): ActionsBlock[] {
  const { page, pages } = list;
  const buttons = [
    ...(page > 0 ? [button(turn.back, valueFor(page - 1), texts().lists.previous)] : []),
    ...(page < pages - 1 ? [button(turn.on, valueFor(page + 1), texts().lists.next)] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

/** The same under a list that is paged by key; both sides may have more. */
export function turnButtons<Key>(
  { previous, next }: Pick<KeyedPage<unknown, Key>, 'previous' | 'next'>,
  turn: { back: Action<{ before: Key }>; on: Action<{ after: Key }> },
  labels = { back: texts().lists.previous, on: texts().lists.next },
): ActionsBlock[] {
  const buttons = [
    ...(previous ? [button(turn.back, { before: previous }, labels.back)] : []),
    ...(next ? [button(turn.on, { after: next }, labels.on)] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}
