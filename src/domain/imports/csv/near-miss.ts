import leven from 'leven';
import type { Column } from './file.ts';
import { headings } from './headings.ts';

/** Longer headings are sentences. */
const LONGEST = 40;

const asked = ['Groups', 'Role', 'Name'] as const;

const words = Object.fromEntries(
  asked.map(column => [
    column,
    headings[column].sure.split(/\s+/u).filter(word => /^[a-z]{4,}$/u.test(word)),
  ]),
) as Record<(typeof asked)[number], string[]>;

/** Inside a longer heading, these words say what it may be. */
const inside: Partial<Record<Column, RegExp>> = {
  Groups: /group|gruppe|groupe|grupo|gruppo|facilit|\bteams?\b/u,
  Role: /\broles?\b|rolle|\bruolo\b|\brol\b/u,
};

/** Headings that contain such a word and mean something else. */
const others = /\b(?:id|ids|number|description|email|e-mail|mail|count|date|type|color|colour)\b/u;

/** The column that a heading most likely means although Foyer doesn't know it: misspelt, or with words around. */
export function nearMiss(heading: string, key: string): Column | null {
  if (key === '' || key.length > LONGEST || heading.length > LONGEST) return null;
  const spaced = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_.:/-]+/gu, ' ');
  if (others.test(spaced)) return null;
  for (const column of asked) {
    if (words[column].some(word => isMisspelt(key, word))) return column;
  }
  for (const column of asked) {
    if (inside[column]?.test(spaced)) return column;
  }
  return null;
}

/** One letter in five differs, or the same letters are in another order. */
function isMisspelt(key: string, word: string): boolean {
  if (Math.abs(key.length - word.length) > 2 || key[0] !== word[0]) return false;
  return leven(key, word) <= (word.length > 5 ? 2 : 1) || sorted(key) === sorted(word);
}

const sorted = (text: string) => [...text].sort().join('');
