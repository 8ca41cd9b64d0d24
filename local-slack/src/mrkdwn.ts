import type { Block } from './block-kit/block.ts';
import { isRecord } from './block-kit/block.ts';

/** Ids by name, for people and channels; names without `@` and `#`. */
export interface CommandDirectory {
  user(name: string): { id: string; name: string } | undefined;
  channel(name: string): { id: string; name: string } | undefined;
}

/** Who gets a notification: user ids, user group ids, and `channel`, `here` or `everyone`; each once. */
export interface Pings {
  users: string[];
  groups: string[];
  broadcasts: string[];
}

/** Escapes the three characters that Slack escapes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Undoes `escapeText`. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const linkable =
  /(?<url>\bhttps?:\/\/[^\s<>|]+)|(?<mail>[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)|(?<![\p{L}\p{N}_@#])(?<sign>[@#])(?<name>[\p{L}\p{N}._-]+)/gu;

/**
 * The `text` of a slash command that Slack sends for the typed one. `&`, `<` and `>` are always escaped; with
 * `shouldEscape` (the manifest's `should_escape`) mentions, channels, email addresses and URLs become links too.
 */
export function escapeCommandText(text: string, directory: CommandDirectory, shouldEscape: boolean): string {
  const escaped = escapeText(text);
  if (!shouldEscape) return escaped;
  return escaped.replace(linkable, (whole, ...rest) => {
    const { url, mail, sign, name } = rest.at(-1) as Record<string, string | undefined>;
    if (url) return linkUrl(url);
    if (mail) return `<mailto:${mail}|${mail}>`;
    return mention(sign === '@' ? '@' : '#', name ?? '', directory) ?? whole;
  });
}

/** Punctuation after a URL ends the sentence, not the URL. */
function linkUrl(url: string): string {
  const end = /[.,;:!?)'"]+$/.exec(url)?.[0] ?? '';
  return `<${end ? url.slice(0, -end.length) : url}>${end}`;
}

function mention(sign: '@' | '#', typed: string, directory: CommandDirectory): string | undefined {
  for (let name = typed; name !== ''; name = name.slice(0, -1)) {
    const rest = typed.slice(name.length);
    if (sign === '@' && /^(channel|here|everyone)$/.test(name)) return `<!${name}>${rest}`;
    const found = sign === '@' ? directory.user(name) : directory.channel(name);
    if (found) return `<${sign === '@' ? '@' : '#'}${found.id}|${found.name}>${rest}`;
    if (!/[._-]$/.test(name)) return undefined;
  }
  return undefined;
}

const pinging =
  /<(?:@(?<user>[UW][A-Z0-9]+)|!subteam\^(?<group>S[A-Z0-9]+)|!(?<broadcast>channel|here|everyone))(?:\|[^>]*)?>/g;

/** What notifies people in a message's mrkdwn. */
export function pings(mrkdwn: string): Pings {
  const found: Pings = { users: [], groups: [], broadcasts: [] };
  for (const { groups } of mrkdwn.matchAll(pinging)) {
    if (groups?.user) found.users.push(groups.user);
    if (groups?.group) found.groups.push(groups.group);
    if (groups?.broadcast) found.broadcasts.push(groups.broadcast);
  }
  return once(found);
}

/**
 * What notifies people in a message: its mrkdwn texts (`verbatim` ones too: written-out mentions still work there),
 * markdown blocks and mentions in rich text. Plain text never does. With blocks, `text` is only a fallback.
 */
export function pingsOf(message: { text?: string; blocks?: Block[] }): Pings {
  const blocks = message.blocks ?? [];
  if (blocks.length === 0) return pings(message.text ?? '');
  const found: Pings = { users: [], groups: [], broadcasts: [] };
  collect(blocks, found);
  return once(found);
}

function collect(value: unknown, found: Pings): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (!isRecord(value)) return;
  if ((value.type === 'mrkdwn' || value.type === 'markdown') && typeof value.text === 'string') {
    const more = pings(value.text);
    found.users.push(...more.users);
    found.groups.push(...more.groups);
    found.broadcasts.push(...more.broadcasts);
  }
  if (value.type === 'user' && typeof value.user_id === 'string') found.users.push(value.user_id);
  if (value.type === 'usergroup' && typeof value.usergroup_id === 'string')
    found.groups.push(value.usergroup_id);
  if (value.type === 'broadcast' && typeof value.range === 'string') found.broadcasts.push(value.range);
  for (const [key, inner] of Object.entries(value)) {
    // A confirm dialog is not part of the message until someone presses the button.
    if (key !== 'confirm') collect(inner, found);
  }
}

function once(found: Pings): Pings {
  return {
    users: [...new Set(found.users)],
    groups: [...new Set(found.groups)],
    broadcasts: [...new Set(found.broadcasts)],
  };
}
