import { avatar } from './avatar.js';
import { fill, h, uniqueId } from './dom.js';
import { menuKeys } from './elements.js';
import { icon } from './icons.js';

/** The bar at the top: the team, who may join Slack, and the log's switch. */
export function createTopbar(store, { onToggleLog }) {
  const team = h('span.team');
  const offline = h('span.offline', { role: 'status', hidden: true }, 'Reconnecting…');
  const problem = h('span.offline', { role: 'alert' });
  const newcomers = createNewcomers(store, text => {
    problem.textContent = text;
  });
  const count = h('span.count');
  const log = h(
    'button.bar-button',
    { type: 'button', 'aria-pressed': 'false', onclick: () => onToggleLog() },
    icon('pulse'),
    'What Slack saw',
    count,
  );
  const root = h(
    'header.topbar',
    {},
    h('span.mark', {}, icon('door')),
    team,
    h('span.tagline', {}, 'a local Slack'),
    h('span.gap'),
    problem,
    offline,
    newcomers.root,
    log,
  );

  function render(isLogOpen) {
    const { world, calls, isConnected } = store.known;
    team.textContent = world?.teamName ?? '';
    offline.hidden = isConnected;
    count.textContent = String(calls.length);
    log.setAttribute('aria-pressed', String(isLogOpen));
    newcomers.render();
  }
  return { root, render };
}

function createNewcomers(store, tell) {
  const listId = uniqueId('newcomers');
  const list = h('div.menu.newcomers', { id: listId, hidden: true });
  const opener = h(
    'button.bar-button',
    { type: 'button', 'aria-expanded': 'false', 'aria-controls': listId, onclick: () => toggle(list.hidden) },
    icon('plus'),
    'Not in Slack yet',
  );
  const root = h('div.newcomer-root', {}, opener, list);

  const toggle = isOpen => {
    list.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) list.querySelector('button, input')?.focus();
  };
  const join = async spec => {
    toggle(false);
    const { error } = await store.post('/api/people', spec);
    tell(error ?? '');
  };
  const stranger = () => {
    const name = h('input', {
      type: 'text',
      'aria-label': 'Full name',
      placeholder: 'Full name',
      required: true,
    });
    const email = h('input', {
      type: 'email',
      'aria-label': 'E-mail',
      placeholder: 'name@example.com',
      required: true,
    });
    const form = h('form.stranger', {}, name, email, h('button.button', { type: 'submit' }, 'Joins Slack'));
    form.addEventListener('submit', event => {
      event.preventDefault();
      join({ realName: name.value.trim(), email: email.value.trim() });
    });
    return form;
  };

  let signature = '';
  function render() {
    const people = store.known.world?.newcomers ?? [];
    const next = JSON.stringify(people);
    if (next === signature) return;
    signature = next;
    fill(
      list,
      h('p.note', {}, 'People with an e-mail address and no account in this workspace.'),
      people.map(person =>
        h(
          'div.newcomer',
          {},
          avatar(person, 'small'),
          h('span.option-text', {}, h('bdi', {}, person.realName), h('small', {}, person.email)),
          h(
            'button.button',
            { type: 'button', 'aria-label': `${person.realName} joins Slack`, onclick: () => join(person) },
            'Joins Slack',
          ),
        ),
      ),
      h('p.note', {}, 'Or someone else:'),
      stranger(),
    );
  }
  root.addEventListener('keydown', event =>
    menuKeys(event, list, () => {
      toggle(false);
      opener.focus();
    }),
  );
  root.addEventListener('focusout', event => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) toggle(false);
  });
  document.addEventListener('pointerdown', event => {
    if (!root.contains(event.target)) toggle(false);
  });
  return { root, render };
}
