import type { ActionsBlock } from '@slack/types';
import type { Page } from '../domain/page.ts';
import type { Action } from './action.ts';
import { actions, button } from './blocks.ts';

/** Which page a press asks for. */
export interface PageValue {
  page: number;
}

/**
 * "Previous" and "Next" under a list that has several pages; nothing under one that has not.
 * @param valueFor what a press carries besides the page, where a list needs more
 */
export function pageButtons<Value extends PageValue>(
  list: Pick<Page<unknown>, 'page' | 'pages'>,
  turn: { back: Action<Value>; on: Action<Value> },
  valueFor: (page: number) => Value,
): ActionsBlock[] {
  const { page, pages } = list;
  const buttons = [
    ...(page > 0 ? [button(turn.back, valueFor(page - 1), '‹ Previous')] : []),
    ...(page < pages - 1 ? [button(turn.on, valueFor(page + 1), 'Next ›')] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}
