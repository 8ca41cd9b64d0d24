import { h } from './dom.js';
import { interactive } from './elements.js';
import { paragraph, textObject } from './text.js';

/** @import { Surface } from './parts.ts' */
/** @import { Card, Holder } from '../shown-blocks.ts' */

/**
 * A card: a picture, a title, a few words, and what can be done.
 * @param {Card & Holder} block
 * @param {Surface} surface
 */
export function card(block, surface) {
  const { hero_image: hero, icon, slack_icon: slackIcon, title, subtitle, body, actions = [] } = block;
  return h(
    'div.card',
    {},
    hero && h('img.hero', { src: hero.image_url, alt: hero.alt_text }),
    (icon || slackIcon || title || subtitle) &&
      h(
        'div.card-head',
        {},
        icon && h('img.card-icon', { src: icon.image_url, alt: icon.alt_text }),
        slackIcon && h('span.card-icon', { 'aria-hidden': 'true' }, slackIcon.name),
        h(
          'div.card-titles',
          {},
          title && h('strong', { dir: 'auto' }, textObject(title, surface.names)),
          subtitle && h('small', { dir: 'auto' }, textObject(subtitle, surface.names)),
        ),
      ),
    body && paragraph('text', textObject(body, surface.names)),
    actions.length > 0 &&
      h(
        'div.actions',
        {},
        actions.map(element => interactive(element, block, surface)),
      ),
  );
}
