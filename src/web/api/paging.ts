import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readInput } from '../../domain/input.ts';
import { ApiError } from './problem.ts';

const MOST = 100;
const USUAL = 50;

/** The query of every list. */
export const pageQuery = z.object({
  cursor: z
    .string()
    .max(2_000)
    .optional()
    .openapi({ description: 'Where the page begins: `next` of the page before.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST)
    .default(USUAL)
    .openapi({ description: 'How many items a page has at most.' }),
});

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({
      description: 'The cursor of the next page. null: this is the last one.',
    }),
  });

/** Reads a cursor. @throws ApiError when it isn't one of this list */
export function readCursor<Key>(cursor: string | undefined, key: z.ZodType<Key>): Key | null {
  if (cursor === undefined) return null;
  try {
    return readInput(key, JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    const detail = 'This cursor isn’t one of this list. Start without a cursor.';
    throw new ApiError(422, 'invalid-cursor', detail, { errors: [{ field: 'cursor', detail }] });
  }
}

/**
 * A page of what was read: one more than the limit shows that there is a next page. Names it in the header Link too.
 * Source: RFC 8288, Web Linking
 */
export function pageFrom<Row, Item, Key>(
  context: Context,
  found: readonly Row[],
  limit: number,
  { keyOf, shape }: { keyOf(row: Row): Key; shape(row: Row): Item },
): { items: Item[]; next: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next =
    last && found.length > limit ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  if (next) {
    const url = new URL(context.req.url);
    url.searchParams.set('cursor', next);
    context.header('link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  return { items: rows.map(shape), next };
}
