import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { popup } from './menu.js';

const KEY = 'appearance';

/** @type {Record<string, string>} the value of color-scheme by the choice's name */
const CHOICES = { 'As the system': 'light dark', Light: 'light', Dark: 'dark' };

/** The button to choose a light or a dark page; the browser remembers the choice. */
export function createTheme() {
  const list = h('div.menu', { 'aria-label': 'Appearance' });
  const opener = h('button.bar-button', { type: 'button', title: 'Appearance' }, icon('theme'));
  opener.append(h('span.spoken', {}, 'Appearance'));
  const root = h('div.bar-menu', {}, opener, list);
  let chosen = localStorage.getItem(KEY) ?? '';
  const { close } = popup(root, opener, list, {
    onOpen: () => fill(list, Object.entries(CHOICES).map(entry)),
  });

  /** @param {[name: string, scheme: string]} choice */
  function entry([name, scheme]) {
    const isChosen = scheme === (chosen || 'light dark');
    return h(
      'button',
      {
        type: 'button',
        role: 'menuitemradio',
        'aria-checked': String(isChosen),
        onclick: () => choose(scheme),
      },
      name,
    );
  }

  /** @param {string} scheme */
  function choose(scheme) {
    close();
    chosen = scheme;
    localStorage.setItem(KEY, scheme);
    apply();
  }

  function apply() {
    document.documentElement.style.colorScheme = chosen;
    for (const frame of document.querySelectorAll('iframe')) tellFrame(frame);
  }

  /**
   * A page of another server can't see what was chosen here.
   * @param {HTMLIFrameElement} frame
   */
  function tellFrame(frame) {
    frame.contentWindow?.postMessage({ colorScheme: chosen || 'light dark' }, new URL(frame.src).origin);
  }

  addEventListener(
    'load',
    event => event.target instanceof HTMLIFrameElement && tellFrame(event.target),
    true,
  );
  apply();
  return { root };
}
