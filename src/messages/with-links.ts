import type { Inline } from './content.ts';

/** What may be a link: from https:// on, in plain ASCII without quotes and brackets, which end it. */
const CANDIDATE = /https:\/\/[\w.~:/?#@!$&*+,;=%-]+/gu;
/** What may follow a link; anything else would be read as a part of it. */
const ENDS = /^(?:$|[\s)\]}"'’”»>])/u;
/** Signs at the end belong to the sentence. */
const AT_END = new Set([...'.,;:!?*_~']);

/**
 * What somebody wrote, with its links. A link is shown in full as written, never with other words, and only where it
 * leads exactly there: encrypted, without a user in front of the host, and not a name in other letters than it seems.
 */
export function withLinks(text: string): Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(CANDIDATE)) {
    const url = trimmed(found);
    const isWord = /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, index - 2), index));
    if (isWord || !ENDS.test(text.slice(index + found.length)) || !isPlainLink(url)) continue;
    pieces.push(text.slice(done, index), { url });
    done = index + url.length;
  }
  return [...pieces, text.slice(done)].filter(piece => piece !== '');
}

function trimmed(found: string): string {
  let end = found.length;
  while (end > 0 && AT_END.has(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}

/** Does it read as it leads? A parser that changes it understood something else than people read. */
function isPlainLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, hostname, href } = new URL(url);
  const labels = hostname.split('.');
  return (
    protocol === 'https:' &&
    username === '' &&
    password === '' &&
    labels.length > 1 &&
    !labels.some(label => label.startsWith('xn--')) &&
    (href === url || href === `${url}/`)
  );
}
