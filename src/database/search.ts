import { Prisma } from './generated/client.ts';

/** Shorter texts have no trigram of their own, only together with the beginning of a word. */
const TRIGRAM = 3;

/** Text as LIKE finds it and nothing else: Prisma passes its wildcards on (prisma/prisma#19506). */
export function literally(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}

/**
 * Is that text in a column, without regard to case? One or two characters are looked for where a word begins: an index
 * of trigrams (pg_trgm) finds those too, and in the middle of words they would find nearly everybody. Without any letter
 * or digit there is no trigram, and looking at the rows is quicker than at all of the index.
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
