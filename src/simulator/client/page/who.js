import { avatar, standing } from './avatar.js';
import { fill, h, uniqueId } from './dom.js';
import { menuKeys } from './elements.js';
import { icon } from './icons.js';

/** The picker at the top of a pane: which person one is here. */
export function createWho(pane) {
  const listId = uniqueId('people');
  const list = h('div.menu.people', { id: listId, role: 'menu', 'aria-label': 'People', hidden: true });
  const opener = h('button.who', {
    type: 'button',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    'aria-controls': listId,
    onclick: () => (list.hidden ? open() : close()),
  });
  const root = h('div.who-root', {}, opener, list);

  function open() {
    fill(list, pane.store.known.world.people.filter(one => !one.isBot).map(entry));
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    (list.querySelector('[aria-checked=true]') ?? list.firstElementChild)?.focus();
  }

  function close() {
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  }

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
          opener.focus();
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

  root.addEventListener('keydown', event =>
    menuKeys(event, list, () => {
      close();
      opener.focus();
    }),
  );
  root.addEventListener('focusout', event => {
    if (!root.contains(event.relatedTarget)) close();
  });

  function render() {
    const person = pane.person();
    opener.setAttribute('aria-label', `You are ${person.realName}. Be someone else`);
    fill(
      opener,
      avatar(person),
      h('span.who-name', {}, h('bdi', {}, person.realName), h('small', {}, mark(person), `@${person.name}`)),
      icon('chevron'),
    );
  }

  return { root, render };
}

function mark(person) {
  const word = standing(person);
  return word && h(`span.badge.${word}`, {}, word);
}
