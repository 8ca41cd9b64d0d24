/** Shows nothing, or ends a word unseen: white space, marks of direction, joiners and spaces without width. */
const unseen = /[\s\u0085\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Without what stands around it unseen. Walked from both ends: a pattern that ends in "$" tries every blank anew. */
export function trimUnseen(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && unseen.test(text.charAt(start))) start += 1;
  while (end > start && unseen.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Without anything unseen, also between letters. */
export function withoutUnseen(text: string): string {
  return [...text].filter(character => !unseen.test(character)).join('');
}

/** More marks on one letter than this no language has (UAX #15, 13, Stream-Safe Text); sorting them takes its time. */
const heaped = /\p{M}{31}/u;

/** On one line, composed, each space a plain one: how a name is kept. */
export function tidy(text: string): string {
  return composed(trimUnseen(text).replace(/\p{White_Space}+/gu, ' '));
}

/** In composed form (NFC), unless marks are heaped in it. */
export function composed(text: string): string {
  return heaped.test(text) ? text : text.normalize('NFC');
}

/** No database takes NUL, and nothing that is sent takes half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The same text as it can be kept: what cannot becomes U+FFFD. For what a service says, not for what people write. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/**
 * Characters without a look of their own that people need, each with what must stand around it: joiners in emoji, after
 * the virama of Indic scripts and between Arabic letters (UAX #31, 2.3.1), the flags made of tags, and the variants of
 * emoji, Han and Mongolian characters.
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

/** Controls, formats, halves of pairs, what has no meaning (yet) or only a private one, and letters that show nothing. */
const hidden =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\u{1d159}\u{13441}\u{13442}]/u;

/** Does a name hold what nobody sees, or nothing that anybody does? */
export function isUnclear(name: string): boolean {
  const bare = needed.reduce((text, pattern) => text.replace(pattern, '$1'), name);
  return hidden.test(bare) || heaped.test(bare) || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(bare);
}

/** A name without what nobody sees, for one that a service says; '' when nothing is left. */
export function clear(name: string): string {
  const line = tidy(name);
  if (!isUnclear(line)) return line;
  const bare = tidy([...line].filter(character => !hidden.test(character)).join(''));
  return isUnclear(bare) ? '' : bare;
}
