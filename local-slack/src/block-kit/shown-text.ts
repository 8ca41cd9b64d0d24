import { unescapeText } from '../mrkdwn.ts';
import { isRecord } from './block.ts';
import { showDate } from './date-tokens.ts';

/** How to read the ids of people and channels. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
}

const mark = (sign: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])${sign}(?=\\S)([^${sign}\\n]*?\\S)${sign}(?![\\p{L}\\p{N}${sign}])`,
    'gu',
  );
const emphasis = [mark('\\*'), mark('_'), mark('~')];

/** mrkdwn as a person reads it: mentions by name, links by label, no formatting characters, entities decoded. */
export function shownMrkdwn(text: string, names: Names): string {
  return text
    .split(/(```[\s\S]+?```|`[^`\n]+`)/)
    .map((part, index) => {
      if (index % 2 === 1) return unescapeText(withoutLinks(part.replace(/^`+|`+$/g, ''), names));
      // Links first become placeholders: characters inside a URL or a name are no formatting.
      const links: string[] = [];
      let shown = part.replace(
        /<[^<>\n]+>/g,
        link => `\u0000${links.push(shownLink(link, names)) - 1}\u0000`,
      );
      for (const signs of emphasis) shown = shown.replace(signs, '$1');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the placeholder made above
      return unescapeText(shown).replace(/\u0000(\d+)\u0000/g, (_, number) => links[Number(number)] ?? '');
    })
    .join('');
}

function withoutLinks(text: string, names: Names): string {
  return text.replace(/<[^<>\n]+>/g, link => shownLink(link, names));
}

function shownLink(link: string, names: Names): string {
  const [target = '', ...labels] = link.slice(1, -1).split('|');
  const label = unescapeText(labels.join('|'));
  if (/^@[UW]/.test(target)) return `@${names.user(target.slice(1))}`;
  if (target.startsWith('#')) return `#${names.channel(target.slice(1))}`;
  if (target.startsWith('!subteam^')) return label || `@${target.slice('!subteam^'.length)}`;
  if (target.startsWith('!date^')) {
    const [, seconds, template = ''] = target.split('^');
    return showDate(Number(seconds), template, label);
  }
  if (target.startsWith('!')) return label || `@${target.slice(1)}`;
  return label || unescapeText(target.replace(/^mailto:/, ''));
}

/** A text object as a person reads it; plain text is shown unchanged. */
export function shownText(value: unknown, names: Names): string {
  if (!isRecord(value) || typeof value.text !== 'string') return '';
  return value.type === 'mrkdwn' ? shownMrkdwn(value.text, names) : value.text;
}

/** A `rich_text` block, with one line for each displayed line. */
export function shownRichText(block: unknown, names: Names): string {
  if (!isRecord(block) || !Array.isArray(block.elements)) return '';
  return block.elements.map(part => shownPart(part, names)).join('\n');
}

function shownPart(part: unknown, names: Names): string {
  if (!isRecord(part) || !Array.isArray(part.elements)) return '';
  if (part.type === 'rich_text_list') {
    const indent = '  '.repeat(Number(part.indent ?? 0));
    const first = Number(part.offset ?? 0) + 1;
    return part.elements
      .map((item, index) => {
        const bullet = part.style === 'ordered' ? `${first + index}.` : '•';
        return `${indent}${bullet} ${shownPart(item, names)}`;
      })
      .join('\n');
  }
  return part.elements.map(element => shownInline(element, names)).join('');
}

function shownInline(element: unknown, names: Names): string {
  if (!isRecord(element)) return '';
  switch (element.type) {
    case 'text':
      return String(element.text);
    case 'link':
      return String(element.text ?? element.url);
    case 'emoji':
      return `:${element.name}:`;
    case 'user':
      return `@${names.user(String(element.user_id))}`;
    case 'channel':
      return `#${names.channel(String(element.channel_id))}`;
    case 'usergroup':
      return `@${element.usergroup_id}`;
    case 'team':
      return `@${element.team_id}`;
    case 'broadcast':
      return `@${element.range}`;
    case 'date':
      return showDate(Number(element.timestamp), String(element.format), String(element.fallback ?? ''));
    case 'color':
      return String(element.value);
    default:
      return '';
  }
}
