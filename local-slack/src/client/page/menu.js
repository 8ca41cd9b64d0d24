import { uniqueId } from './dom.js';

/**
 * Makes `opener` open and close `list`: by press, Escape, arrow keys, and when the focus leaves.
 * @param {HTMLElement} root contains both
 * @param {HTMLElement} opener
 * @param {HTMLElement} list
 * @param {{ role?: string | null, onOpen?(): void }} [options] `role` of the list, null when it isn't a menu
 */
export function popup(root, opener, list, { role = 'menu', onOpen } = {}) {
  list.id = uniqueId('menu');
  list.hidden = true;
  list.tabIndex = -1;
  if (role) list.setAttribute('role', role);
  opener.setAttribute('aria-haspopup', role === 'menu' ? 'menu' : 'true');
  opener.setAttribute('aria-expanded', 'false');
  opener.setAttribute('aria-controls', list.id);

  function open() {
    onOpen?.();
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    const first =
      list.querySelector('[aria-checked=true]') ?? list.querySelector('button:not(:disabled), input');
    if (first instanceof HTMLElement) first.focus();
  }

  function close() {
    const hadFocus = list.contains(document.activeElement);
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (hadFocus) opener.focus();
  }

  /** @param {number} step */
  function move(step) {
    const entries = [...list.querySelectorAll('[role^=menuitem]:not(:disabled)')];
    const at = document.activeElement ? entries.indexOf(document.activeElement) : -1;
    const next = entries[(at + step + entries.length) % entries.length];
    if (next instanceof HTMLElement) next.focus();
  }

  opener.addEventListener('click', () => (list.hidden ? open() : close()));
  root.addEventListener('keydown', event => {
    if (list.hidden) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
  });
  root.addEventListener('focusout', event => {
    if (list.hidden || (event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) return;
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  });
  return { close };
}
