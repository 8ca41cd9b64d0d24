import { h } from './dom.js';
import { richText } from './rich-text.js';
import { textObject } from './text.js';

/** @import { Surface } from './parts.ts' */
/** @import { Container } from '../shown-blocks.ts' */

/**
 * A frame around blocks, which people can fold where the app allows it.
 * @param {Container} block
 * @param {HTMLElement[]} children
 * @param {Surface} surface
 */
export function container(block, children, surface) {
  const { icon, title, rich_text_title: richTitle, subtitle } = block;
  const head = [
    icon && h('img.card-icon', { src: icon.image_url, alt: icon.alt_text }),
    h(
      'span.card-titles',
      {},
      h(
        'strong',
        { dir: 'auto' },
        richTitle ? richText(richTitle, surface.names) : textObject(title, surface.names),
      ),
      subtitle && h('small', { dir: 'auto' }, textObject(subtitle, surface.names)),
    ),
  ];
  if (!block.is_collapsible) return h('div.container', {}, h('div.card-head', {}, head), children);
  return h(
    'details.container',
    { open: !block.default_collapsed },
    h('summary', {}, h('span.card-head', {}, head)),
    children,
  );
}
