import { dated } from './dates.js';
import { h } from './dom.js';
import { emoji } from './emoji.js';

/** @import { Names } from './parts.ts' */

const INLINE = new RegExp(
  [
    '```\\n?(?<block>[\\s\\S]+?)\\n?```',
    '`(?<code>[^`\\n]+)`',
    '<(?<control>[^<>\\n]+)>',
    ':(?<emoji>[a-z0-9_+-]+):',
    '(?<![\\w*])\\*(?=\\S)(?<bold>[^*\\n]*?\\S)\\*(?![\\w*])',
    '(?<![\\w_])_(?=\\S)(?<italic>[^_\\n]*?\\S)_(?![\\w_])',
    '(?<![\\w~])~(?=\\S)(?<strike>[^~\\n]*?\\S)~(?![\\w~])',
  ].join('|'),
  'g',
);

/**
 * Decodes Slack's three entities.
 * @param {string} text
 */
function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Slack's mrkdwn as DOM nodes. Everything that is not markup becomes a text node.
 * @param {string} text
 * @param {Names} names
 * @returns {(Node | string)[]}
 */
export function mrkdwn(text, names) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  /** @type {string[]} */
  let quote = [];
  const endQuote = () => {
    if (quote.length > 0) nodes.push(h('blockquote', {}, inline(quote.join('\n'), names)));
    quote = [];
  };
  const lines = text.split('\n');
  /** @type {string[]} */
  let plain = [];
  const endPlain = () => {
    if (plain.length > 0) nodes.push(...inline(plain.join('\n'), names));
    plain = [];
  };
  let fenced = false;
  for (const line of lines) {
    if (!fenced && line.startsWith('&gt;')) {
      endPlain();
      quote.push(line.slice(4).replace(/^ /, ''));
      continue;
    }
    endQuote();
    if ((line.split('```').length - 1) % 2 === 1) fenced = !fenced;
    plain.push(line);
  }
  endPlain();
  endQuote();
  return nodes;
}

/**
 * @param {string} text
 * @param {Names} names
 */
function inline(text, names) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescaped(text.slice(end, match.index)));
    nodes.push(marked(match, names));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(unescaped(text.slice(end)));
  return nodes;
}

/**
 * @param {RegExpExecArray} match
 * @param {Names} names
 * @returns {Node | string}
 */
function marked(match, names) {
  const { block, code, control: inside, emoji: name, bold, italic, strike } = match.groups ?? {};
  if (block !== undefined) return h('pre', {}, unescaped(block.replace(/<(?:[^<>|]+\|)?([^<>]+)>/g, '$1')));
  if (code !== undefined) return h('code', {}, unescaped(code.replace(/<(?:[^<>|]+\|)?([^<>]+)>/g, '$1')));
  if (name !== undefined) return emoji(name);
  if (bold !== undefined) return h('strong', {}, inline(bold, names));
  if (italic !== undefined) return h('em', {}, inline(italic, names));
  if (strike !== undefined) return h('s', {}, inline(strike, names));
  return control(inside ?? '', names);
}

/**
 * @param {string} inside
 * @param {Names} names
 */
function control(inside, names) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(inside.slice(bar + 1));
  if (target.startsWith('@')) return mention(`@${names.user(target.slice(1))}`);
  if (target.startsWith('#')) return mention(`#${label || names.channel(target.slice(1))}`);
  if (target.startsWith('!date^')) return dated(target, { fallback: label, locale: names.locale() });
  if (target.startsWith('!subteam^')) return mention(label ?? `@${target.slice(9)}`);
  if (target.startsWith('!')) return mention(`@${target.slice(1)}`, 'broadcast');
  return link(unescaped(target), label);
}

/**
 * A mention of a person, channel or group.
 * @param {string} text
 * @param {'person' | 'broadcast'} kind
 */
export function mention(text, kind = 'person') {
  return h('bdi.mention', { 'data-mention': kind }, text);
}

/**
 * A link that may only lead to the web, an email address or a phone number.
 * @param {string} target
 * @param {string} [label]
 */
export function link(target, label) {
  const text = label ?? target.replace(/^mailto:/, '');
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(target)) return text;
  return h('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, text);
}
