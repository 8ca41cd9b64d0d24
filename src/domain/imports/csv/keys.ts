import { limits } from '../../limits.ts';

/** The keys under which a heading may be known: a property name in square brackets, and the words outside brackets. */
export function keysOf(cell: string): string[] {
  if (cell.length > limits.compared) return [];
  const plain = cell.normalize('NFKC').toLowerCase();
  const { inside, outside } = apart(plain);
  return [...inside.map(letters), letters(outside), letters(plain)].filter(key => key !== '');
}

/** Letters and digits alone, Latin ones without accents, so that "Prénom" is "prenom". */
function letters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Walks the text once: a pattern would search for the end of each bracket again when there is none. */
function apart(text: string): { inside: string[]; outside: string } {
  const inside: string[] = [];
  let outside = '';
  let at = 0;
  while (at < text.length) {
    const open = firstOf('([{', text, at);
    const close = firstOf(')]}', text, open + 1);
    if (close === text.length) break;
    outside += `${text.slice(at, open)} `;
    if (text[open] === '[') inside.push(text.slice(open + 1, close));
    at = close + 1;
  }
  return { inside, outside: outside + text.slice(at) };
}

/** The first position of any of these characters; the text's length when there is none. */
function firstOf(characters: string, text: string, from: number): number {
  let at = from;
  while (at < text.length && !characters.includes(text.charAt(at))) at += 1;
  return Math.min(at, text.length);
}
