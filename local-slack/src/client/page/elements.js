import { h } from './dom.js';
import { inputFor, isInput } from './inputs.js';
import { popup } from './menu.js';
import { lineOf, unknownPart } from './text.js';

/** @import { Surface } from './parts.ts' */
/** @import { Control, Holder, Image, Option } from '../shown-blocks.ts' */

/**
 * An element that acts at once: a button, an overflow menu, or an input outside of an input block.
 * @param {Control | Image} element
 * @param {Holder} block
 * @param {Surface} surface
 * @param {string} [label]
 */
export function interactive(element, block, surface, label) {
  if ('image_url' in element) return h('img.thumbnail', { src: element.image_url, alt: element.alt_text });
  if (element.type === 'button' || element.type === 'workflow_button') return button(element, block, surface);
  if (element.type === 'overflow') return overflow(element, block, surface);
  if (!isInput(element.type)) return h('span.unknown', {}, unknownPart(element));
  const field = {
    element,
    block,
    value: surface.value(block, element),
    focusKey: surface.focusKey(block, element),
    naming: { label: label || lineOf(element.placeholder) || element.action_id },
  };
  const isTyped = element.type.endsWith('_input');
  return h(
    'div.inline-input',
    {},
    inputFor(field, surface, value =>
      isTyped ? surface.keep(block, element, value) : surface.choose(block, element, value),
    ),
  );
}

/**
 * @param {Control} element
 * @param {Holder} block
 * @param {Surface} surface
 */
function button(element, block, surface) {
  const isBusy = surface.isBusy(block, element);
  const attributes = {
    type: 'button',
    'data-action': element.action_id,
    'data-focus-key': surface.focusKey(block, element),
    'aria-label': element.accessibility_label,
    'aria-busy': isBusy ? 'true' : null,
    title: element.url,
    onclick: () => {
      if (element.url && /^https?:\/\//.test(element.url)) window.open(element.url, '_blank', 'noopener');
      if (!surface.isBusy(block, element)) surface.press(block, element);
    },
  };
  const style = element.style ? `.${element.style}` : '';
  return h(
    `button.button${style}`,
    attributes,
    isBusy && h('span.spinner', { 'aria-hidden': 'true' }),
    h('bdi', {}, lineOf(element.text)),
  );
}

/**
 * @param {Control} element
 * @param {Holder} block
 * @param {Surface} surface
 */
function overflow(element, block, surface) {
  const isBusy = surface.isBusy(block, element);
  /** @param {Option} option */
  const choose = option => {
    close();
    surface.press(block, element, option);
  };
  const list = h(
    'div.menu',
    {},
    (element.options ?? []).map(option =>
      h(
        'button',
        { type: 'button', role: 'menuitem', onclick: () => choose(option) },
        h('bdi', {}, lineOf(option.text)),
        option.description && h('small', {}, lineOf(option.description)),
      ),
    ),
  );
  const opener = h(
    'button.button.more',
    {
      type: 'button',
      'aria-label': 'More actions',
      'aria-busy': isBusy ? 'true' : null,
      'data-action': element.action_id,
      'data-focus-key': surface.focusKey(block, element),
    },
    isBusy ? h('span.spinner', { 'aria-hidden': 'true' }) : '⋯',
  );
  const root = h('div.overflow', {}, opener, list);
  const { close } = popup(root, opener, list);
  return root;
}
