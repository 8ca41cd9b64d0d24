import type { KnownBlock, StaticSelect } from '@slack/types';
import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import type { Action } from './action.ts';
import { bold, paragraphBlock, plain } from './blocks.ts';
import { MENU, menuOption } from './menu.ts';

/** What a press in a list just did, and to whom. Its row says so, or the list above it when there is no such row. */
export interface Happened {
  id: string;
  name: string;
  said: string;
}

/** A page in a list's metadata, so that its rows stay after a press. Lists from before carry none. */
export const keptPage = <Key extends z.ZodType>(key: Key) =>
  z
    .object({ ids: z.array(z.uuid()), previous: key.nullable(), next: key.nullable() })
    .nullable()
    .default(null);

/** What the row of that id says of what just happened. */
export function saidOf(happened: Happened | undefined, id: string): string | undefined {
  return happened?.id === id ? happened.said : undefined;
}

/** The same above the list, for a row that isn't in it. */
export function noticeOf(happened: Happened | undefined, items: readonly { id: string }[]): KnownBlock[] {
  if (!happened || items.some(({ id }) => id === happened.id)) return [];
  return [paragraphBlock(bold(clamp(texts().lists.about(happened), 1000)))];
}

/** The select that sorts a list at once; it shows how the list is sorted. */
export function sortMenu<Sort extends string>(
  action: Action<{ sort: Sort }>,
  sorts: readonly Sort[],
  labels: Readonly<Record<Sort, string>>,
  chosen: Sort,
): StaticSelect {
  const options = sorts.map(sort => menuOption(action, { sort }, labels[sort]));
  const initial = options[sorts.indexOf(chosen)];
  return {
    type: 'static_select',
    action_id: MENU,
    placeholder: plain(texts().lists.sortBy, 150),
    options,
    ...(initial && { initial_option: initial }),
  };
}
