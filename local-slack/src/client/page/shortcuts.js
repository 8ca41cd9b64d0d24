import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { popup } from './menu.js';

/** @import { Pane } from './parts.ts' */
/** @import { Shortcut } from '../wire.ts' */

/**
 * The button beside the composer with the app's global shortcuts.
 * @param {Pane} pane
 */
export function createShortcuts(pane) {
  const list = h('div.menu.shortcuts', { 'aria-label': 'Shortcuts' });
  const opener = h(
    'button.icon-button',
    { type: 'button', 'aria-label': 'Shortcuts', title: 'Shortcuts' },
    icon('bolt'),
  );
  const root = h('div.shortcut-root', {}, opener, list);

  /** @param {Shortcut} shortcut */
  async function run(shortcut) {
    close();
    await pane.act('shortcut', { callbackId: shortcut.callback_id }, 'composer', shortcut.name);
    pane.render();
  }

  /** @param {Shortcut} shortcut */
  function entry(shortcut) {
    return h(
      'button',
      { type: 'button', role: 'menuitem', onclick: () => run(shortcut) },
      icon('bolt'),
      h('span.option-text', {}, h('span', {}, shortcut.name), h('small', {}, shortcut.description)),
    );
  }

  const { close } = popup(root, opener, list, {
    onOpen() {
      const { shortcuts } = pane.store.world();
      fill(list, shortcuts.length > 0 ? shortcuts.map(entry) : h('p.note', {}, 'The app has no shortcuts.'));
    },
  });
  return root;
}
