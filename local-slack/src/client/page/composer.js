import { createAttachments } from './attachments.js';
import { avatar } from './avatar.js';
import { commandOf, completions } from './completion.js';
import { fill, h, uniqueId, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { createShortcuts } from './shortcuts.js';

/** @import { Offer } from './completion.js' */
/** @import { Pane } from './parts.ts' */

/**
 * The message input, with completion of commands, people and channels, and the app's shortcuts.
 * @param {Pane} pane
 */
export function createComposer(pane) {
  const listId = uniqueId('completions');
  /** @type {{ offers: Offer[], active: number, dismissed: string, history: string[], at: number, sending: number }} */
  const state = { offers: [], active: 0, dismissed: '', history: [], at: 0, sending: 0 };
  const list = h('ul.options.completions', {
    id: listId,
    role: 'listbox',
    'aria-label': 'Completions',
    hidden: true,
  });
  const input = h('textarea', {
    rows: 1,
    dir: 'auto',
    'aria-label': 'Message',
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-testid': 'composer',
  });
  const usage = h('div.usage', { 'aria-live': 'polite' });
  const banner = h('div.banner', { role: 'alert', hidden: true });
  const sendButton = h(
    'button.send',
    { type: 'button', 'aria-label': 'Send', onclick: () => send() },
    icon('send'),
  );
  const shortcuts = createShortcuts(pane);
  const attachments = createAttachments(pane, () => refresh());
  const root = h(
    'div.composer',
    {},
    banner,
    list,
    attachments.list,
    h('div.composer-box', {}, shortcuts, attachments.chooser, input, sendButton),
    usage,
  );

  function refresh() {
    const world = pane.store.world();
    const text = input.value;
    const typed = text.slice(0, input.selectionStart ?? text.length);
    const known = { commands: world.commands, people: world.people, channels: pane.screen()?.channels ?? [] };
    state.offers = typed === state.dismissed ? [] : completions(typed, known);
    const [only, ...others] = state.offers;
    if (others.length === 0 && only?.insert === `${text} ` && !only.hint) state.offers = [];
    state.active = Math.min(state.active, Math.max(0, state.offers.length - 1));
    paint();
    const command = commandOf(text, world.commands);
    attachments.refresh();
    const isPending = state.sending > 0 || attachments.isUploading();
    usage.textContent = isPending
      ? attachments.isUploading()
        ? 'Uploading…'
        : 'Sending…'
      : command && state.offers.length === 0
        ? `${command.command} ${command.usage_hint ?? ''}`
        : '';
    const isEmpty = text.trim() === '' && attachments.ids().length === 0;
    sendButton.disabled = isEmpty || attachments.isUploading();
    input.placeholder =
      pane.place.kind === 'channel'
        ? `Message #${pane.channel()?.name ?? ''}`
        : `Message ${pane.app().realName}`;
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
    const problem = pane.banners.get('composer');
    banner.hidden = !problem;
    if (problem) fill(banner, icon('warning'), h('span', {}, problem), dismiss());
  }

  function dismiss() {
    return h(
      'button.icon-button',
      {
        type: 'button',
        'aria-label': 'Dismiss',
        onclick: () => {
          pane.banners.delete('composer');
          pane.render();
        },
      },
      icon('close'),
    );
  }

  const drawOffers = whenChanged((/** @type {Offer[]} */ offers) =>
    fill(
      list,
      offers.map((offer, index) =>
        h(
          'li.option',
          {
            id: `${listId}-${index}`,
            role: 'option',
            onmousedown: event => event.preventDefault(),
            onclick: () => take(offer),
          },
          offer.person && avatar(offer.person, 'small'),
          h(
            'span.option-text',
            {},
            h('span', {}, h('b', {}, offer.title), offer.hint && h('span.usage-hint', {}, ` ${offer.hint}`)),
            offer.description && h('small', {}, offer.description),
          ),
        ),
      ),
    ),
  );

  function paint() {
    list.hidden = state.offers.length === 0 || document.activeElement !== input;
    drawOffers(state.offers);
    const active = list.children[state.active];
    for (const node of list.children) {
      node.classList.toggle('active', node === active);
      node.setAttribute('aria-selected', String(node === active));
    }
    if (active) input.setAttribute('aria-activedescendant', active.id);
    else input.removeAttribute('aria-activedescendant');
  }

  /** @param {Offer} offer */
  function take(offer) {
    const rest = input.value.slice(input.selectionStart ?? input.value.length);
    input.value = offer.insert + rest.replace(/^ /, '');
    input.setSelectionRange(offer.insert.length, offer.insert.length);
    state.active = 0;
    refresh();
  }

  /** @param {string} text */
  function write(text) {
    input.value = text;
    state.dismissed = text;
    refresh();
    input.focus();
  }

  async function send() {
    const text = input.value.trim();
    const files = attachments.ids();
    if ((text === '' && files.length === 0) || attachments.isUploading()) return;
    if (text !== '') state.history.push(text);
    state.at = state.history.length;
    input.value = '';
    pane.banners.delete('composer');
    state.sending += 1;
    pane.render();
    const to = pane.place.kind === 'channel' ? pane.channel()?.id : 'dm';
    const isCommand = text.startsWith('/') && files.length === 0;
    if (isCommand) await pane.act('command', { text, in: to }, 'composer', text);
    else if (await pane.act('say', { text, in: to, files }, 'composer', text)) attachments.clear();
    state.sending -= 1;
    pane.render();
  }

  /** @param {number} step */
  function recall(step) {
    const at = state.at + step;
    if (at < 0 || at > state.history.length) return;
    state.at = at;
    input.value = state.history[at] ?? '';
    state.dismissed = input.value;
    refresh();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    const offer = state.offers[state.active];
    if (offer && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      state.active = (state.active + step + state.offers.length) % state.offers.length;
      paint();
    } else if (event.key === 'ArrowUp' && input.value === '') recall(-1);
    else if (offer && event.key === 'Escape') {
      event.preventDefault();
      state.dismissed = input.value;
      refresh();
    } else if (event.key === 'Tab' && offer && !event.shiftKey) {
      event.preventDefault();
      take(offer);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (offer && offer.insert.trim() !== input.value.trim()) take(offer);
      else void send();
    }
  }

  input.addEventListener('keydown', onKey);
  input.addEventListener('input', () => {
    state.active = 0;
    state.dismissed = '';
    refresh();
  });
  input.addEventListener('blur', () => {
    list.hidden = true;
  });
  input.addEventListener('focus', refresh);
  return { root, input, write, refresh, takeDropsOn: attachments.takeDropsOn };
}
