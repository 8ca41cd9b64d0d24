import { Prisma } from './generated/client.ts';

/** Shorter texts contain no trigram, except at the beginning of a word. */
const TRIGRAM = 3;

/** Escapes text for LIKE: Prisma doesn't escape wildcards (prisma/prisma#19506). */
export function literally(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}

/**
 * Does a column contain that text, ignoring case? One or two characters must begin a word: a trigram index (pg_trgm)
 * finds those, and inside words they would match nearly everybody. A text without letters or digits has no trigram, and
 * scanning the rows is faster than scanning the whole index.
 */
export function contains(column: Prisma.Sql, text: string): Prisma.Sql {
  if (!/[\p{L}\p{N}]/u.test(text)) return Prisma.sql`strpos(${column}, ${text}) > 0`;
  const like = literally(text);
  if ([...text].length >= TRIGRAM) return Prisma.sql`${column} ilike ${`%${like}%`}`;
  const starts = [`${like}%`, `% ${like}%`, `%\n${like}%`];
  const either = Prisma.join(
    starts.map(start => Prisma.sql`${column} ilike ${start}`),
    ' or ',
  );
  return Prisma.sql`(${either})`;
}
