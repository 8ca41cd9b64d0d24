import { avatar, standing } from './avatar.js';
import { fill, h, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { popup } from './menu.js';

/** @import { Pane, Someone } from './parts.ts' */

/**
 * The picker at the top of a pane: which person it belongs to.
 * @param {Pane} pane
 */
export function createWho(pane) {
  const list = h('div.menu.people', { 'aria-label': 'People' });
  const opener = h('button.who', { type: 'button' });
  const root = h('div.who-root', {}, opener, list);
  const { close } = popup(root, opener, list, {
    onOpen: () =>
      fill(
        list,
        pane.store
          .world()
          .people.filter(one => !one.isBot)
          .map(entry),
      ),
  });

  /** @param {Someone} person */
  function entry(person) {
    return h(
      'button',
      {
        type: 'button',
        role: 'menuitemradio',
        'aria-checked': String(person.id === pane.personId),
        disabled: Boolean(person.deactivated),
        onclick: () => {
          close();
          pane.become(person.id);
        },
      },
      avatar(person, 'small'),
      h(
        'span.option-text',
        {},
        h('bdi', {}, person.realName),
        h('small', {}, person.email ?? `@${person.name}`),
      ),
      mark(person),
    );
  }

  const draw = whenChanged((/** @type {Someone} */ person) => {
    fill(
      opener,
      avatar(person),
      h('span.spoken', {}, 'You are '),
      h(
        'span.who-name',
        {},
        h('bdi', {}, person.realName),
        h('small', {}, mark(person), h('span.handle', {}, `@${person.name}`)),
      ),
      h('span.spoken', {}, '. Be someone else'),
      icon('chevron'),
    );
  });

  return { root, render: () => draw(pane.person()) };
}

/** @param {Someone} person */
function mark(person) {
  const word = standing(person);
  return word && h(`span.badge.${word}`, {}, word);
}
