import { Prisma } from './generated/client.ts';

/** Shorter texts contain no trigram, except at the beginning of a word. */
const TRIGRAM = 3;

/** Escapes text for LIKE: Prisma doesn't escape wildcards (prisma/prisma#19506). */
function literally(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}

/**
 * Does a searchable column (the function `searchable` of the migrations) contain each word of that text, in any order,
 * whatever its accents and capitals? One or two characters must begin a word: a trigram index (pg_trgm) finds those, and
 * inside words they would match nearly everybody.
 */
export function containsWords(column: Prisma.Sql, text: string): Prisma.Sql {
  const words = wordsOf(text);
  if (words.length === 0) return Prisma.sql`true`;
  return Prisma.sql`(${Prisma.join(
    words.map(word => containsWord(column, word)),
    ' and ',
  )})`;
}

/** The words of a search: more than a few make it no narrower. */
const MOST_WORDS = 8;

function wordsOf(text: string): string[] {
  const decomposed = text.normalize('NFKD').replace(/[\u0300-\u036f]/gu, '');
  return decomposed.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
}

/** A word without letters or digits has no trigram, and scanning the rows is faster than scanning the whole index. */
function containsWord(column: Prisma.Sql, word: string): Prisma.Sql {
  if (!/[\p{L}\p{N}]/u.test(word)) return Prisma.sql`strpos(${column}, searchable(${word})) > 0`;
  const like = literally(word);
  if ([...word].length >= TRIGRAM) return Prisma.sql`${column} like searchable(${`%${like}%`})`;
  const starts = [`${like}%`, `% ${like}%`, `%\n${like}%`];
  const either = Prisma.join(
    starts.map(start => Prisma.sql`${column} like searchable(${start})`),
    ' or ',
  );
  return Prisma.sql`(${either})`;
}
