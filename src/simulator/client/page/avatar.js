import { h } from './dom.js';

const HUES = [168, 262, 18, 212, 338, 42, 140, 286, 195, 5];

/** The colour that stands for a person everywhere on the page. */
export function hueOf(name) {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length];
}

/** The initials of a person on their colour. */
export function avatar(person, size = 'medium') {
  const initials = person.realName
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const node = h(`span.avatar.${size}`, { 'aria-hidden': 'true' }, initials);
  if (person.isApp) node.classList.add('app');
  else node.style.setProperty('--hue', String(hueOf(person.name)));
  return node;
}

/** What Slack's administration says about a person, in a word: 'owner', 'admin', 'guest' … */
export function standing(person) {
  if (person.deactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  if (person.isStranger) return 'external';
  if (person.isUltraGuest || person.isGuest) return 'guest';
  if (person.isOwner) return 'owner';
  if (person.isAdmin) return 'admin';
  return '';
}
