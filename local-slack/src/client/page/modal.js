import { blocks } from './blocks.js';
import { trap } from './confirm.js';
import { fill, find, h, keepingFocus, uniqueId } from './dom.js';
import { icon } from './icons.js';
import { createSurface, valuesOf } from './surface.js';

/** @import { Pane } from './parts.ts' */
/** @import { View } from '../wire.ts' */

/**
 * The modals of one person: the top view of the stack, over their pane.
 * @param {Pane} pane
 */
export function createModals(pane) {
  const veil = h('div.veil.modal-veil', { hidden: true });
  /**
   * @type {{ signature: string, viewId: string, opener: Element | null, errors: Record<string, string>,
   *   shownErrors: string }}
   */
  const state = { signature: '', viewId: '', opener: null, errors: {}, shownErrors: '' };

  /**
   * @param {View[]} views
   * @param {boolean} isForced
   */
  function render(views, isForced) {
    const view = views.at(-1);
    if (!view) return closeAll();
    if (view.id !== state.viewId) state.errors = {};
    const errors = { ...view.errors, ...state.errors };
    const banner = pane.banners.get(`view:${view.id}`) ?? view.trouble;
    const busy = [...pane.busy].filter(id => id.startsWith(`view:${view.id}/`));
    const signature = JSON.stringify([view.id, view.hash, view.blocks, errors, banner, busy, views.length]);
    if (signature === state.signature && !isForced) return;
    state.signature = signature;
    const isNew = view.id !== state.viewId;
    if (isNew && veil.hidden) state.opener = document.activeElement;
    const scroll = isNew ? 0 : (veil.querySelector('.modal-body')?.scrollTop ?? 0);
    keepingFocus(veil, () => fill(veil, dialog(view, errors, banner)));
    veil.hidden = false;
    find(veil, '.modal-body').scrollTop = scroll;
    state.viewId = view.id;
    pane.shield();
    if (isNew || !veil.contains(document.activeElement)) focusFirst(isNew);
    const shownErrors = JSON.stringify(errors);
    if (shownErrors !== state.shownErrors) focusOn(veil.querySelector('[aria-invalid]'));
    state.shownErrors = shownErrors;
  }

  /** @param {boolean} isNew */
  function focusFirst(isNew) {
    const first = isNew && veil.querySelector('.modal-body input:not([disabled]), .modal-body textarea');
    focusOn(first || veil.querySelector('.modal'));
  }

  function closeAll() {
    if (veil.hidden) return;
    veil.hidden = true;
    veil.replaceChildren();
    Object.assign(state, { signature: '', viewId: '', errors: {}, shownErrors: '' });
    pane.shield();
    if (state.opener?.isConnected && pane.root.contains(state.opener)) focusOn(state.opener);
    else pane.focusComposer();
  }

  /**
   * @param {View} view
   * @param {Record<string, string>} errors
   * @param {string | undefined} banner
   */
  function dialog(view, errors, banner) {
    const key = `view:${view.id}`;
    const titleId = uniqueId('title');
    const surface = createSurface(pane, { key, where: { view: view.id }, state: view.state, errors });
    const isBusy = pane.busy.has(`${key}/submit`);
    /**
     * @param {'submit' | 'close'} action
     * @param {object} body
     */
    const act = async (action, body) => {
      const id = `${key}/${action}`;
      if (pane.busy.has(id)) return;
      pane.busy.add(id);
      pane.render();
      const answer = await pane.act(action, { where: { view: view.id }, ...body }, key);
      if (state.viewId === view.id) state.errors = answer?.fieldErrors ?? {};
      pane.busy.delete(id);
      pane.render();
    };
    const submit = () => act('submit', { values: valuesOf(pane.drafts, key) });
    /** @param {boolean} isWhole */
    const close = isWhole => act('close', { isWhole });
    const closeText = view.close || 'Cancel';
    const body = scrolledByKeys(h('div.modal-body', {}, blocks(view.blocks, surface)), titleId);
    const form = h(
      'form',
      { novalidate: true },
      h(
        'div.modal-head',
        {},
        pane.appMark(),
        h('h2', { id: titleId, dir: 'auto' }, view.title),
        h(
          'button.icon-button',
          { type: 'button', 'aria-label': 'Close', onclick: () => close(true) },
          icon('close'),
        ),
      ),
      banner && h('div.banner', { role: 'alert' }, icon('warning'), h('span', {}, banner)),
      body,
      h(
        'div.foot',
        {},
        h(
          'button.button',
          { type: 'button', onclick: () => close(false), 'data-focus-key': `${key}/close` },
          closeText,
        ),
        view.submit &&
          h(
            'button.button.primary',
            { type: 'submit', 'aria-busy': isBusy ? 'true' : null, 'data-focus-key': `${key}/submit` },
            isBusy && h('span.spinner', { 'aria-hidden': 'true' }),
            view.submit,
          ),
      ),
    );
    const node = h(
      'div.modal',
      {
        role: 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': titleId,
        tabindex: '-1',
        'data-callback': view.callback_id,
      },
      form,
    );
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (view.submit) void submit();
    });
    node.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        void close(false);
      } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && view.submit) {
        event.preventDefault();
        void submit();
      }
      trap(event, node);
    });
    return node;
  }

  return { veil, render };
}

/**
 * What has nothing to stop at can have the focus itself: otherwise no key would scroll it.
 * @param {HTMLElement} body
 * @param {string} titleId
 */
function scrolledByKeys(body, titleId) {
  if (body.querySelector('button, input, textarea, a[href], summary, [tabindex="0"]')) return body;
  body.tabIndex = 0;
  body.setAttribute('role', 'group');
  body.setAttribute('aria-labelledby', titleId);
  return body;
}

/** @param {Element | null} element */
function focusOn(element) {
  if (element instanceof HTMLElement) element.focus();
}
