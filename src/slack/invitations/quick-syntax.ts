/** What `/invite … as Role in "Group", "Group"` says. */
export interface QuickInvitation {
  invitee: { email: string } | { slackUserId: string };
  role: string;
  groups: string[];
}

/** What could not be read, as a sentence that says what to write instead. */
export class QuickSyntaxError extends Error {}

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/u;
const MAILTO = /^<mailto:([^|>]+)(?:\|[^>]*)?>/u;
const BARE = /^[^\s<>]+@[^\s<>]+/u;

/**
 * Reads the text of a command as Slack sends it: mentions and addresses in angle brackets, &, < and > escaped,
 * and whatever quotation marks the person's keyboard makes.
 * @returns null when the text does not begin with an address or a mention
 * @throws QuickSyntaxError when it does, and what follows cannot be read
 */
export function parseQuickSyntax(text: string): QuickInvitation | null {
  const trimmed = text.trim();
  const mention = MENTION.exec(trimmed);
  const address = MAILTO.exec(trimmed) ?? BARE.exec(trimmed);
  const matched = mention ?? address;
  if (!matched) return null;
  const invitee = mention
    ? { slackUserId: mention[1] ?? '' }
    : { email: unescapeText(address?.[1] ?? address?.[0] ?? '') };
  const rest = plainQuotes(unescapeText(trimmed.slice(matched[0].length))).trim();
  const said = /^as\s+(.+)$/isu.exec(rest);
  if (!said?.[1]) {
    throw new QuickSyntaxError('Say as which role, for example: ada@example.com as Analyst');
  }
  const [role, groups] = splitGroups(said[1]);
  return { invitee, role: unquote(role), groups };
}

/** "Role in A, B" → the role, and the groups; an "in" inside quotation marks is part of a name. */
function splitGroups(text: string): [role: string, groups: string[]] {
  const split = /^("[^"]*"|[^"]*?)\s+in(?:\s+(.*))?$/isu.exec(text.trim());
  if (!split) return [text.trim(), []];
  const groups = splitNames(split[2] ?? '');
  if (groups.length === 0) {
    throw new QuickSyntaxError('After “in”, name at least one group, for example: in "Teacher Laptops"');
  }
  return [(split[1] ?? '').trim(), groups];
}

function splitNames(text: string): string[] {
  const names: string[] = [];
  const name = /\s*(?:"([^"]*)"|([^",]+))\s*(,|$)/uy;
  let read = 0;
  while (read < text.length) {
    name.lastIndex = read;
    const found = name.exec(text);
    if (!found) {
      throw new QuickSyntaxError(
        'The groups could not be read. Put each in quotation marks with commas between them: in "One", "Two"',
      );
    }
    const value = (found[1] ?? found[2] ?? '').trim();
    if (value) names.push(value);
    read = name.lastIndex;
  }
  return names;
}

function unquote(text: string): string {
  return /^"(.*)"$/su.exec(text)?.[1]?.trim() ?? text;
}

function plainQuotes(text: string): string {
  return text.replace(/[“”„‟«»]/gu, '"');
}

/** Undoes Slack's escaping of &, < and > (reference: formatting message text). */
function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
