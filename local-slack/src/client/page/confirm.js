import { h, uniqueId } from './dom.js';
import { lineOf, textObject } from './text.js';

/** @import { Pane } from './parts.ts' */
/** @import { ConfirmDialog } from '../shown-blocks.ts' */

/**
 * Slack's confirm dialog, over one pane.
 * @param {Pane} pane
 * @param {ConfirmDialog} dialog
 * @returns {Promise<boolean>} whether the person said yes
 */
export function confirmed(pane, dialog) {
  const before = document.activeElement;
  const titleId = uniqueId('confirm');
  const textId = uniqueId('confirm-text');
  return new Promise(resolve => {
    /** @param {boolean} answer */
    const end = answer => {
      veil.remove();
      pane.shield();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(answer);
    };
    const yes = h(
      `button.button.${dialog.style === 'danger' ? 'danger' : 'primary'}`,
      { type: 'button', onclick: () => end(true) },
      lineOf(dialog.confirm) || 'Yes',
    );
    const no = h(
      'button.button',
      { type: 'button', onclick: () => end(false) },
      lineOf(dialog.deny) || 'Cancel',
    );
    const veil = h(
      'div.veil.confirm-veil',
      {},
      h(
        'div.confirm',
        { role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': titleId, 'aria-describedby': textId },
        h('h2', { id: titleId, dir: 'auto' }, lineOf(dialog.title)),
        h('div.text', { id: textId, dir: 'auto' }, textObject(dialog.text, pane.names)),
        h('div.foot', {}, no, yes),
      ),
    );
    veil.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        end(false);
      }
      trap(event, veil);
    });
    pane.root.append(veil);
    pane.shield();
    yes.focus();
  });
}

/**
 * Keeps the Tab key inside a dialog.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} dialog
 */
export function trap(event, dialog) {
  if (event.key !== 'Tab') return;
  const inside = [
    ...dialog.querySelectorAll(
      ':is(button, input, textarea, select):not(:disabled), a[href], [tabindex="0"]',
    ),
  ]
    .filter(one => one instanceof HTMLElement)
    .filter(one => one.getClientRects().length > 0);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return;
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}
