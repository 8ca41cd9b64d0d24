/** Replacements for Slack's brackets around mentions; brackets that a person typed arrive escaped. */
export const OPEN = '\ufdd0';
export const CLOSE = '\ufdd1';

/** Keyboards and pasted text leave these between words; names and addresses don't contain them. */
const unseen = /[\p{Cc}\ufdd0\ufdd1\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** The links and labels that Slack makes: an address, a channel, a user group. */
const linked = /<([^<>|@][^<>|]*)(?:\|([^<>|]*))?>/gu;

/**
 * A command's text as the person typed it: Slack escapes &, < and >, and makes links of text that looks like an
 * address, even inside text that isn't one, as in "a@b@x.example". Mentions of people stay, between OPEN and CLOSE.
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
