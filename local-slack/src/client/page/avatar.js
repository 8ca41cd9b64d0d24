import { h } from './dom.js';

/** @import { Someone } from './parts.ts' */
/** @import { Account } from '../wire.ts' */

/**
 * The hue of the n-th person: the golden angle keeps neighbours in the list far apart on the colour circle.
 * @param {number} index
 */
export function hueAt(index) {
  return Math.round(168 + index * 137.5) % 360;
}

/**
 * The initials of a person on their colour.
 * @param {Pick<Someone, 'realName' | 'hue' | 'isApp'>} person
 * @param {'small' | 'medium' | 'large'} size
 */
export function avatar(person, size = 'medium') {
  const initials = person.realName
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const node = h(`span.avatar.${size}`, { 'aria-hidden': 'true' }, initials);
  if (person.isApp) node.classList.add('app');
  else node.style.setProperty('--hue', String(person.hue ?? hueAt(0)));
  return node;
}

/**
 * A person's role in Slack's administration, in one word: 'owner', 'admin', 'guest' …
 * @param {Account} person
 */
export function standing(person) {
  if (person.deactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  if (person.isStranger || person.isExternal) return 'external';
  if (person.isUltraGuest || person.isGuest) return 'guest';
  if (person.isOwner) return 'owner';
  if (person.isAdmin) return 'admin';
  return '';
}
