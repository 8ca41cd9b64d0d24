import type { ActionsBlock } from '@slack/types';
import type { Page } from '../domain/page.ts';
import type { Action } from './action.ts';
import { actions, button } from './blocks.ts';

/** Which page a press asks for. */
export interface PageValue {
  page: number;
}

/** "Newer" and "Older" under a list that has several pages; nothing under one that has not. */
export function pageButtons<Item>(
  list: Page<Item>,
  turn: { back: Action<PageValue>; on: Action<PageValue> },
): ActionsBlock[] {
  const buttons = [
    ...(list.page > 0 ? [button(turn.back, { page: list.page - 1 }, '‹ Previous')] : []),
    ...(list.page < list.pages - 1 ? [button(turn.on, { page: list.page + 1 }, 'Next ›')] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}
