import { trap } from './confirm.js';
import { fill, h, uniqueId, whenChanged } from './dom.js';

/** @import { Store } from './parts.ts' */
/** @import { ShownGuide } from '../wire.ts' */

const KEY = 'greeted';

/**
 * The greeting over the page: stories to choose from, until one is chosen or the person looks around alone.
 * @param {Store} store
 * @param {HTMLElement} behind what cannot be used while it is open
 */
export function createGreeting(store, behind) {
  const root = h('div.veil.greeting', { hidden: true });
  const problem = h('p.error', { role: 'alert' });
  const waiting = h('p.note', { role: 'status' });
  let isClosed = sessionStorage.getItem(KEY) === 'yes';
  let isBusy = false;

  /** @param {string} id */
  async function choose(id) {
    if (isBusy) return;
    isBusy = true;
    problem.textContent = '';
    waiting.textContent = 'Setting up the workspace…';
    const { error } = await store.post('/api/guide', { story: id });
    isBusy = false;
    waiting.textContent = '';
    problem.textContent = error ?? '';
    if (!error) close();
  }

  function close() {
    isClosed = true;
    sessionStorage.setItem(KEY, 'yes');
    render();
  }

  /** @param {ShownGuide['stories'][number]} story */
  const card = story =>
    h(
      'li',
      {},
      h(
        'button.story',
        { type: 'button', onclick: () => choose(story.id) },
        h('span.who-for', {}, story.who),
        h('strong', {}, story.title),
        h('span', {}, story.text),
      ),
    );

  const draw = whenChanged(
    (/** @type {Pick<ShownGuide, 'title' | 'text' | 'stories'>} */ { title, text, stories }) => {
      const titleId = uniqueId('greeting');
      const dialog = h(
        'div.confirm.welcome',
        { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': titleId, tabindex: '-1' },
        h('h2', { id: titleId }, title),
        h('p', {}, text),
        h('ul.stories', {}, stories.map(card)),
        problem,
        waiting,
        h('div.foot', {}, h('button.button', { type: 'button', onclick: close }, 'Look around on my own')),
      );
      dialog.addEventListener('keydown', event => {
        if (event.key === 'Escape') close();
        trap(event, dialog);
      });
      fill(root, dialog);
    },
  );

  function render() {
    const guide = store.known.world?.guide;
    const wasOpen = !root.hidden;
    root.hidden = !guide || isClosed || guide.chosen !== undefined;
    behind.inert = !root.hidden;
    if (root.hidden || !guide) return;
    draw({ title: guide.title, text: guide.text, stories: guide.stories });
    if (!wasOpen) root.querySelector('button')?.focus();
  }

  function open() {
    isClosed = false;
    render();
  }

  return { root, render, open };
}
