/** Invisible, or ends a word invisibly: white space, direction marks, joiners and zero-width spaces. */
const unseen = /[\s\u0085\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Trims invisible characters from both ends. It walks the text: a pattern that ends in "$" would try again at every
 * blank.
 */
export function trimUnseen(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && unseen.test(text.charAt(start))) start += 1;
  while (end > start && unseen.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Removes invisible characters, also between letters. */
export function withoutUnseen(text: string): string {
  return [...text].filter(character => !unseen.test(character)).join('');
}

const ascii = /^[ -~]*$/u;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

/** Removes invisible characters from text that is ASCII otherwise; in other scripts some of them mean something. */
export function withoutIgnorable(text: string): string {
  if (ascii.test(text)) return text;
  const bare = text.replace(ignorable, '');
  return ascii.test(bare) ? bare : text;
}

/** No language puts more marks on one letter (UAX #15, 13, Stream-Safe Text), and sorting them is slow. */
const heaped = /\p{M}{31}/u;

/** Puts a name in the form that Foyer stores: on one line, composed, each space a plain one. */
export function tidy(text: string): string {
  return composed(trimUnseen(text).replace(/\p{White_Space}+/gu, ' '));
}

/** Converts to composed form (NFC), unless too many marks follow one letter. */
export function composed(text: string): string {
  return heaped.test(text) ? text : text.normalize('NFC');
}

/** Can the text be stored? PostgreSQL refuses NUL, and nothing that is sent can contain half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Replaces what can't be stored with U+FFFD. Meant for text from a service, not for text that people write. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/**
 * Invisible characters that people need, each with the neighbours that make it legitimate: joiners in emoji, after the
 * virama of Indic scripts and between Arabic letters (UAX #31, 2.3.1), flags made of tags, and variants of emoji, Han
 * and Mongolian characters.
 */
const needed = [
  /(\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu,
  /(\u{1f3f4})\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu,
  /(\p{Extended_Pictographic})[\ufe0e\ufe0f]/gu,
  /([#*\d])\ufe0f(?=\u20e3)/gu,
  /(\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/gu,
  /(\p{Script=Mongolian})[\u180b-\u180f]/gu,
  /([\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d]/gu,
  /([\p{Script=Arabic}\p{Script=Syriac}]\p{M}{0,4})\u200c(?=[\p{Script=Arabic}\p{Script=Syriac}])/gu,
];

/** Controls, formats, halves of pairs, unassigned and private characters, and letters that are invisible. */
const hidden =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\u{1d159}\u{13441}\u{13442}]/u;

/** Does a name contain something invisible, or nothing visible? */
export function isUnclear(name: string): boolean {
  const bare = needed.reduce((text, pattern) => text.replace(pattern, '$1'), name);
  return hidden.test(bare) || heaped.test(bare) || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(bare);
}

/** Removes what is invisible from a name that a service gave; '' when nothing is left. */
export function clear(name: string): string {
  const line = tidy(name);
  if (!isUnclear(line)) return line;
  const bare = tidy([...line].filter(character => !hidden.test(character)).join(''));
  return isUnclear(bare) ? '' : bare;
}

/** Cuts text to at most `most` UTF-16 units, never within a character, and adds an ellipsis. */
export function clamp(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Capitalizes the first letter, for labels. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
