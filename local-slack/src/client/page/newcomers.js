import { avatar } from './avatar.js';
import { fill, h, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { popup } from './menu.js';

/** @import { Newcomer, Store } from './parts.ts' */

/**
 * The list of people without an account, each with a button to join Slack.
 * @param {Store} store
 * @param {(problem: string) => void} tell
 */
export function createNewcomers(store, tell) {
  const list = h('div.menu.newcomers', { 'aria-label': 'People to add' });
  const opener = h('button.bar-button', { type: 'button' }, icon('plus'), 'Add a person to Slack');
  const root = h('div.bar-menu', {}, opener, list);
  const { close } = popup(root, opener, list, { role: 'group' });

  /** @param {{ name?: string, realName: string, email?: string }} spec */
  async function join(spec) {
    close();
    const { error } = await store.post('/api/people', spec);
    tell(error ?? '');
  }

  /** @param {Newcomer} person */
  function entry(person) {
    const text = h('span.option-text', {}, h('bdi', {}, person.realName), h('small', {}, person.email));
    const button = h(
      'button.button',
      { type: 'button', 'aria-label': `Add ${person.realName} to Slack`, onclick: () => join(person) },
      'Add',
    );
    return h('div.newcomer', {}, avatar(person, 'small'), text, button);
  }

  function someoneElse() {
    const name = h('input', {
      type: 'text',
      'aria-label': 'Full name',
      placeholder: 'Full name',
      required: true,
    });
    const email = h('input', {
      type: 'email',
      'aria-label': 'Email',
      placeholder: 'name@example.com',
      required: true,
    });
    const form = h('form.someone', {}, name, email, h('button.button', { type: 'submit' }, 'Add'));
    form.addEventListener('submit', event => {
      event.preventDefault();
      void join({ realName: name.value.trim(), email: email.value.trim() });
    });
    return form;
  }

  const draw = whenChanged((/** @type {Newcomer[]} */ people) =>
    fill(
      list,
      h('p.note', {}, 'These people have no account in this workspace.'),
      people.map(entry),
      h('p.note', {}, 'Or someone else:'),
      someoneElse(),
    ),
  );
  return { root, render: () => draw(store.known.world?.newcomers ?? []) };
}
