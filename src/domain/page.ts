export type { Tally } from '../database/keyset.ts';

/** One page of a list, counted from 0. */
export interface Page<Item> {
  items: Item[];
  page: number;
  pages: number;
  total: number;
}

/** How many rows a list shows: a row takes up to three of the 100 blocks that a Slack modal may have. */
export const PAGE_SIZE = 10;

/**
 * Reads one page, or the last one when the list has become shorter.
 * @param read rows from `skip` on, with the count of all
 */
export async function readPage<Item>(
  page: number,
  read: (skip: number, take: number) => Promise<{ items: Item[]; total: number }>,
): Promise<Page<Item>> {
  const { items, total } = await read(page * PAGE_SIZE, PAGE_SIZE);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page >= pages) return readPage(pages - 1, read);
  return { items, page, pages, total };
}

/** Where a part of a very long list begins: after a row's key, before it, or at the start. */
export type From<Key> = { after: Key } | { before: Key } | null;

/** One part of such a list, and the keys for the parts next to it; null: there is no part on that side. */
export interface KeyedPage<Item, Key> {
  items: Item[];
  previous: Key | null;
  next: Key | null;
}

/**
 * A page as it was shown: after a press in it, its rows stay where they are, whatever their state is now. The reader may no
 * longer see all of them.
 */
export interface Kept<Key> {
  ids: string[];
  previous: Key | null;
  next: Key | null;
}

/** A page as it is shown now, to be kept. */
export function keptOf<Key>(page: KeyedPage<{ id: string }, Key>): Kept<Key> {
  return { ids: page.items.map(({ id }) => id), previous: page.previous, next: page.next };
}

/**
 * Keyset pagination: concurrent inserts and deletes neither repeat nor skip rows, and page ten thousand takes as long
 * as page one. Past the end, returns the last page.
 * @param read rows in list order from a cursor on; 'end': the last ones
 */
export async function readKeyed<Item, Key>(
  from: From<Key>,
  read: (cursor: { after: Key } | { before: Key } | 'start' | 'end', take: number) => Promise<Item[]>,
  keyOf: (item: Item) => Key,
): Promise<KeyedPage<Item, Key>> {
  const isBack = from !== null && 'before' in from;
  const found = await read(from ?? 'start', PAGE_SIZE + 1);
  if (from && found.length === 0) return isBack ? readKeyed(null, read, keyOf) : readEnd(read, keyOf);
  const hasMore = found.length > PAGE_SIZE;
  const items = isBack ? found.slice(-PAGE_SIZE) : found.slice(0, PAGE_SIZE);
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previous: first && (isBack ? hasMore : from !== null) ? keyOf(first) : null,
    next: last && (isBack || hasMore) ? keyOf(last) : null,
  };
}

async function readEnd<Item, Key>(
  read: (cursor: 'end', take: number) => Promise<Item[]>,
  keyOf: (item: Item) => Key,
): Promise<KeyedPage<Item, Key>> {
  const found = await read('end', PAGE_SIZE + 1);
  const items = found.slice(-PAGE_SIZE);
  return {
    items,
    previous: items[0] && found.length > PAGE_SIZE ? keyOf(items[0]) : null,
    next: null,
  };
}
