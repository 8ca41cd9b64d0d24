import { ApiError } from '../api-error.ts';
import type { Values } from './method.ts';

const maxLimit = 1000;

interface Page<Item> {
  items: Item[];
  next_cursor: string;
}

/** One page of a list; the cursor names the first item of the next page. Throws `invalid_limit` and `invalid_cursor`. */
export function page<Item>(
  items: Item[],
  idOf: (item: Item) => string,
  values: Values,
  standard: number,
): Page<Item> {
  const limit = typeof values.limit === 'number' && values.limit !== 0 ? values.limit : standard;
  if (limit < 1 || limit > maxLimit) throw new ApiError('invalid_limit');
  const start = startOf(items, idOf, values.cursor);
  const next = items[start + limit];
  return {
    items: items.slice(start, start + limit),
    next_cursor: next === undefined ? '' : Buffer.from(`next:${idOf(next)}`).toString('base64'),
  };
}

function startOf<Item>(items: Item[], idOf: (item: Item) => string, cursor: unknown): number {
  if (typeof cursor !== 'string' || cursor === '') return 0;
  const id = /^next:(\w+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  const start = items.findIndex(item => idOf(item) === id);
  if (start < 0) throw new ApiError('invalid_cursor');
  return start;
}
