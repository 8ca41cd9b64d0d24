import { card } from './card.js';
import { chart } from './chart.js';
import { container } from './container.js';
import { h, uniqueId } from './dom.js';
import { interactive } from './elements.js';
import { inputFor } from './inputs.js';
import { mrkdwn } from './mrkdwn.js';
import { richText } from './rich-text.js';
import { dataTable, table } from './tables.js';
import { lineOf, paragraph, textObject, unknownPart } from './text.js';

/** @import { Surface } from './parts.ts' */
/** @import { Block, Control, Holder, Image, ImageBlock, Input, Section, StateValue, TextObject } from '../shown-blocks.ts' */

/**
 * Blocks as DOM nodes.
 * @param {Block[]} list
 * @param {Surface} surface where the blocks are shown
 * @returns {HTMLElement[]}
 */
export function blocks(list, surface) {
  return list.map(block =>
    h(`div.block.block-${block.type}`, { 'data-block': block.block_id }, content(block, surface)),
  );
}

/**
 * @param {Block} block
 * @param {Surface} surface
 */
function content(block, surface) {
  switch (block.type) {
    case 'section':
      return section(block, surface);
    case 'actions':
      return h(
        'div.actions',
        {},
        block.elements.map(element => interactive(element, block, surface)),
      );
    case 'context':
      return h(
        'div.context',
        { dir: 'auto' },
        block.elements.map(element => contextElement(element, surface)),
      );
    case 'divider':
      return h('hr');
    case 'header':
      return h('h3.header', { dir: 'auto' }, lineOf(block.text));
    case 'image':
      return image(block);
    case 'input':
      return input(block, surface);
    case 'rich_text':
      return h('div.rich-text', {}, richText(block, surface.names));
    case 'markdown':
      return paragraph('text', mrkdwn(block.text.replaceAll('**', '*'), surface.names));
    case 'table':
      return table(block, surface);
    case 'data_table':
      return dataTable(block, surface);
    case 'data_visualization':
      return chart(block, surface);
    case 'card':
      return card(block, surface);
    case 'carousel':
      return h(
        'ul.carousel',
        { 'aria-label': 'Cards', tabindex: '0' },
        block.elements.map(element => h('li', {}, card(element, surface))),
      );
    case 'alert':
      return h(
        `div.alert.${block.level ?? 'default'}`,
        { role: 'note' },
        textObject(block.text, surface.names),
      );
    case 'container':
      return container(block, blocks(block.child_blocks ?? [], surface), surface);
    default:
      return h('div.unknown', {}, unknownPart(block));
  }
}

/**
 * @param {Section & Holder} block
 * @param {Surface} surface
 */
function section(block, surface) {
  const body = h(
    'div.section-body',
    {},
    block.text && paragraph('text', textObject(block.text, surface.names)),
    block.fields &&
      h(
        'div.fields',
        {},
        block.fields.map(field => paragraph('field', textObject(field, surface.names))),
      ),
  );
  const label = block.text
    ? lineOf(block.text)
        .replace(/[*_~`]/g, '')
        .slice(0, 80)
    : undefined;
  return h(
    'div.section',
    {},
    body,
    block.accessory && h('div.accessory', {}, interactive(block.accessory, block, surface, label)),
  );
}

/**
 * @param {TextObject | Image} element
 * @param {Surface} surface
 */
function contextElement(element, surface) {
  if ('image_url' in element)
    return h('img.context-image', { src: element.image_url, alt: element.alt_text });
  return h('span', {}, textObject(element, surface.names));
}

/** @param {ImageBlock} block */
function image(block) {
  return h(
    'figure',
    {},
    block.title && h('figcaption', {}, lineOf(block.title)),
    block.image_url && h('img', { src: block.image_url, alt: block.alt_text }),
  );
}

/**
 * @param {Input & Holder} block
 * @param {Surface} surface
 */
function input(block, surface) {
  const { element } = block;
  const labelId = uniqueId('label');
  const inputId = uniqueId('input');
  const hintId = uniqueId('hint');
  const error = surface.errors[block.block_id];
  const field = {
    element,
    block,
    value: surface.value(block, element),
    focusKey: surface.focusKey(block, element),
    naming: { labelledBy: labelId, describedBy: hintId },
  };
  /** @param {StateValue} value */
  const changed = value => {
    surface.keep(block, element, value);
    if (block.dispatch_action && !isTyping(element)) surface.choose(block, element, value);
  };
  const node = inputFor(field, surface, changed);
  if (block.dispatch_action && isTyping(element)) dispatchTyped(node, block, element, surface);
  const control =
    node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
      ? node
      : node.querySelector('input');
  if (error) control?.setAttribute('aria-invalid', 'true');
  const isGroup = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const labelled = isGroup ? null : control;
  if (labelled && !labelled.id) labelled.id = inputId;
  return h(
    'div.field-row',
    { 'data-invalid': Boolean(error) },
    h(
      labelled ? 'label.label' : 'div.label',
      { id: labelId, for: labelled?.id },
      h('bdi', {}, lineOf(block.label)),
      block.optional && h('small', {}, ' (optional)'),
    ),
    node,
    h(
      'div',
      { id: hintId },
      error && h('div.error', { role: 'alert' }, error),
      block.hint && h('div.hint', { dir: 'auto' }, lineOf(block.hint)),
    ),
  );
}

/** @param {Control} element */
function isTyping(element) {
  return element.type.endsWith('_input') && element.type !== 'file_input';
}

/**
 * @param {HTMLElement} node
 * @param {Holder} block
 * @param {Control} element
 * @param {Surface} surface
 */
function dispatchTyped(node, block, element, surface) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const send = () => surface.choose(block, element, surface.value(block, element));
  if (triggers.includes('on_character_entered')) node.addEventListener('input', send);
  if (!triggers.includes('on_enter_pressed')) return;
  node.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  });
}
