import { type Locale, locales } from './locales.ts';
import { catalogs } from './texts.ts';

/** One text of the program: its place in the catalogs, and how it reads in each language. */
interface ListedText {
  /** Such as "handingOn.submit". */
  path: string;
  says: Record<Locale, string>;
}

type Entry = string | ((...facts: never[]) => unknown) | { readonly [key: string]: Entry };

/** Every text that people read, in the order of the English catalog; facts are in braces. */
export function listTexts(): ListedText[] {
  return pathsOf(catalogs.en).map(path => ({
    path: path.join('.'),
    says: Object.fromEntries(locales.map(locale => [locale, wordsAt(catalogs[locale], path)])) as Record<
      Locale,
      string
    >,
  }));
}

function pathsOf(entry: Entry): string[][] {
  if (typeof entry !== 'object') return [[]];
  return Object.entries(entry).flatMap(([key, below]) => pathsOf(below).map(path => [key, ...path]));
}

function wordsAt(catalog: Entry, path: readonly string[]): string {
  let entry = catalog;
  for (const key of path) entry = (entry as Record<string, Entry>)[key] ?? '';
  return typeof entry === 'function' ? sourceOf(entry) : String(entry);
}

/** A text with facts as it is written, `${name}` as {name}; one with a choice as its code. */
function sourceOf(text: (...facts: never[]) => unknown): string {
  const [, body = ''] = text.toString().split(/=>(.*)/su);
  return body
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:[\w.]*pieces)?`(.*)`$/u, '$1')
    .replaceAll(/\$\{([\w.]+)\}/gu, '{$1}');
}
