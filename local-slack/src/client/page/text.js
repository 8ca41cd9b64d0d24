import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';

/** @import { Child, Names } from './parts.ts' */
/** @import { TextObject } from '../shown-blocks.ts' */

/**
 * A Block Kit text object as DOM nodes.
 * @param {TextObject | undefined} object
 * @param {Names} names
 */
export function textObject(object, names) {
  if (!object) return [];
  if (object.type === 'mrkdwn') return mrkdwn(object.text, names);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/**
 * A Block Kit text object as one line of characters, for labels and options.
 * @param {TextObject | undefined} object
 */
export function lineOf(object) {
  if (!object) return '';
  return object.emoji === false ? object.text : withEmoji(object.text);
}

/**
 * A paragraph whose direction follows its text, so that right-to-left text reads as it was typed.
 * @param {'text' | 'field'} kind
 * @param {...Child} children
 */
export function paragraph(kind, ...children) {
  return h(`div.${kind}`, { dir: 'auto' }, ...children);
}

/**
 * Replaces something that the page doesn't know.
 * @param {{ type: string }} part
 */
export function unknownPart({ type }) {
  return `[${type}]`;
}
