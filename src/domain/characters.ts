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
