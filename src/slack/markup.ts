/** Stand for the brackets that Slack puts around mentions; those that a person typed come escaped. */
export const OPEN = '\ufdd0';
export const CLOSE = '\ufdd1';

/** Keyboards and pasted text leave these between words; no name or address has them. */
const unseen = /[\p{Cc}\ufdd0\ufdd1\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** What Slack made a link or a label of: the address behind it, a channel, a user group. */
const linked = /<([^<>|@][^<>|]*)(?:\|([^<>|]*))?>/gu;

/**
 * A command's text as the person typed it: Slack escapes &, < and >, and makes links of what looks like an address,
 * also within what is none, as in "a@b@x.example". Mentions of people stay, between OPEN and CLOSE.
 * Source: docs.slack.dev, slash commands, "should_escape"; formatting message text
 */
export function asTyped(text: string): string {
  const seen = text.replace(unseen, character =>
    /\s/u.test(character) && character !== '\ufeff' ? ' ' : '',
  );
  const plain = seen.replace(
    linked,
    (whole, target: string, label?: string) => labelOf(target, label) ?? whole,
  );
  return unescapeText(plain.replaceAll('<', OPEN).replaceAll('>', CLOSE));
}

function labelOf(target: string, label: string | undefined): string | undefined {
  if (target.startsWith('#')) return label ? `#${label}` : undefined;
  if (target.startsWith('!subteam^')) return label ? `@${label.replace(/^@/u, '')}` : undefined;
  if (target.startsWith('!')) return undefined;
  return label || target.replace(/^mailto:/u, '');
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
