import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';

/**
 * A Block Kit text object as DOM nodes.
 * @param {{ type: string, text: string, emoji?: boolean } | undefined} object
 */
export function textObject(object, names) {
  if (!object) return [];
  if (object.type === 'mrkdwn') return mrkdwn(object.text, names);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/** A Block Kit text object as one line of characters, for labels and options. */
export function lineOf(object) {
  if (!object) return '';
  return object.emoji === false ? object.text : withEmoji(object.text);
}

/** A paragraph whose direction follows its text, so that right-to-left text reads as it was typed. */
export function paragraph(kind, ...children) {
  return h(`div.${kind}`, { dir: 'auto' }, ...children);
}
