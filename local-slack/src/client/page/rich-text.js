import { dated } from './dates.js';
import { h } from './dom.js';
import { emoji } from './emoji.js';
import { link, mention } from './mrkdwn.js';
import { unknownPart } from './text.js';

/** @import { Names } from './parts.ts' */
/** @import { RichText, RichTextLeaf, RichTextPart, RichTextRun } from '../shown-blocks.ts' */

/**
 * A rich_text block as DOM nodes.
 * @param {RichText} block
 * @param {Names} names
 */
export function richText(block, names) {
  return block.elements.map(element => part(element, names));
}

/**
 * @param {RichTextPart} element
 * @param {Names} names
 */
function part(element, names) {
  switch (element.type) {
    case 'rich_text_section':
      return h('div.text', { dir: 'auto' }, leaves(element, names));
    case 'rich_text_quote':
      return h('blockquote', { dir: 'auto' }, leaves(element, names));
    case 'rich_text_preformatted':
      return h('pre', {}, leaves(element, names));
    case 'rich_text_list': {
      const items = element.elements.map(item => h('li', { dir: 'auto' }, leaves(item, names)));
      const list = h(
        element.style === 'ordered' ? 'ol' : 'ul',
        { start: element.offset ? element.offset + 1 : null },
        items,
      );
      list.style.marginInlineStart = `${(element.indent ?? 0) * 20}px`;
      return list;
    }
    default:
      return h('div.unknown', {}, unknownPart(element));
  }
}

/**
 * @param {RichTextRun} element
 * @param {Names} names
 */
function leaves(element, names) {
  return element.elements.map(leaf => styled(leafNode(leaf, names), leaf.style));
}

/**
 * @param {RichTextLeaf} leaf
 * @param {Names} names
 */
function leafNode(leaf, names) {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return link(leaf.url, leaf.text);
    case 'emoji':
      return leaf.unicode
        ? String.fromCodePoint(...leaf.unicode.split('-').map(code => Number.parseInt(code, 16)))
        : emoji(leaf.name);
    case 'user':
      return mention(`@${names.user(leaf.user_id)}`);
    case 'channel':
      return mention(`#${names.channel(leaf.channel_id)}`);
    case 'usergroup':
      return mention(`@${leaf.usergroup_id}`);
    case 'broadcast':
      return mention(`@${leaf.range}`, 'broadcast');
    case 'date':
      return dated(`!date^${leaf.timestamp}^${leaf.format}`, {
        fallback: leaf.fallback,
        locale: names.locale(),
      });
    case 'color':
      return h('code', {}, leaf.value);
    default:
      return unknownPart(leaf);
  }
}

/**
 * @param {Node | string} node
 * @param {RichTextLeaf['style']} [style]
 */
function styled(node, style = {}) {
  let result = node;
  if (style.code) result = h('code', {}, result);
  if (style.bold) result = h('strong', {}, result);
  if (style.italic) result = h('em', {}, result);
  if (style.strike) result = h('s', {}, result);
  return result;
}
