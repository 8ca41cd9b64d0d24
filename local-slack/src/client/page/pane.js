import { avatar } from './avatar.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { h } from './dom.js';
import { createModals } from './modal.js';
import { createSidebar } from './sidebar.js';
import { prune } from './surface.js';
import { markRead, markUnread } from './unread.js';
import { createWho } from './who.js';

/** @import { Pane, Place, Store } from './parts.ts' */
/** @import { Message } from '../wire.ts' */

/**
 * One pane: the client of one person.
 * @param {Store} store
 * @param {{ personId: string, label: string, onBecome(): void, findCall(n: number): void }} options
 * @returns {Pane}
 */
export function createPane(store, { personId, label, onBecome, findCall }) {
  /** @type {Pane} */
  const pane = {
    store,
    personId,
    place: { kind: 'dm' },
    drafts: new Map(),
    busy: new Set(),
    banners: new Map(),
    problems: new Map(),
    root: h('section.pane', { 'aria-label': label }),
    screen: () => store.known.screens.get(pane.personId),
    person: () => pane.personOf(pane.personId),
    app: () => ({ ...store.world().app, id: store.world().app.botUserId, isApp: true }),
    channel: () => pane.screen()?.channels.find(one => one.id === pane.place.id),
    placeId: () => (pane.place.kind === 'channel' ? pane.place.id : 'dm'),
    appMark: () => avatar(pane.app(), 'small'),
    focusContent: () => conversation.scroller.focus({ preventScroll: true }),
    focusComposer: () => composer.input.focus(),
    write: text => composer.write(text),
    personOf,
    names: {
      user: id => personOf(id).realName,
      channel: id => pane.screen()?.channels.find(one => one.id === id)?.name ?? id,
      locale: () => pane.person().locale,
    },
    render,
    shield,
    become,
    go,
    act,
    findCall,
    leaveUnread,
  };
  let isLeftUnread = false;

  const who = createWho(pane);
  const conversation = createConversation(pane);
  const composer = createComposer(pane);
  const modals = createModals(pane);
  const sidebar = createSidebar(pane);
  const main = h(
    'div.main',
    {},
    h('div.main-head', {}, conversation.title),
    conversation.scroller,
    composer.root,
  );
  composer.takeDropsOn(main);
  const body = h('div.pane-body', {}, h('div.side', {}, who.root, sidebar.root), main);
  pane.root.append(body, modals.veil);

  /** @param {string} id */
  function personOf(id) {
    const world = store.world();
    if (id === world.app.botUserId) return pane.app();
    return (
      world.people.find(one => one.id === id) ?? {
        id,
        name: id,
        realName: id === 'USLACKBOT' ? 'Slackbot' : id,
      }
    );
  }

  /** @param {boolean} [isForced] */
  function render(isForced = false) {
    if (!store.known.world) return;
    pane.root.style.setProperty('--hue', String(pane.person().hue));
    const screen = pane.screen();
    who.render();
    if (!screen) return;
    // A person removed from the channel they were viewing sees the app's messages instead.
    if (pane.place.kind === 'channel' && !pane.channel()) pane.place = { kind: 'dm' };
    prune(pane.drafts, [...screen.modals, ...(screen.home ? [screen.home] : [])]);
    if (pane.place.kind !== 'home' && !isLeftUnread) markRead(pane.personId, screen.messages[pane.placeId()]);
    sidebar.render(screen);
    // The composer takes its place first, so that the newest message is above it.
    composer.root.hidden = pane.place.kind === 'home';
    composer.refresh();
    conversation.render(isForced);
    modals.render(screen.modals, isForced);
  }

  function shield() {
    const isConfirming = pane.root.querySelector('.confirm-veil') !== null;
    body.inert = isConfirming || !modals.veil.hidden;
    modals.veil.inert = isConfirming;
  }

  /**
   * Until the person goes elsewhere.
   * @param {Message} one
   */
  function leaveUnread(one) {
    isLeftUnread = true;
    markUnread(pane.personId, one);
    render();
  }

  /** @param {string} id */
  function become(id) {
    if (id === pane.personId) return;
    isLeftUnread = false;
    Object.assign(pane, { personId: id, place: { kind: 'dm' } });
    for (const kept of [pane.drafts, pane.busy, pane.banners, pane.problems]) kept.clear();
    onBecome();
    render();
  }

  /** @param {Place} place */
  async function go(place) {
    pane.place = place;
    isLeftUnread = false;
    pane.banners.delete('composer');
    render();
    if (place.kind === 'home') await act('home', {}, 'home');
    if (place.kind === 'dm') await act('messages', {}, 'composer');
    render();
  }

  /**
   * @param {string} action
   * @param {object} body
   * @param {string} key
   * @param {string} [typed]
   */
  async function act(action, body, key, typed) {
    const actor = pane.personId;
    pane.banners.delete(key);
    const { error, result } = await store.act(actor, action, body);
    const problem = error ?? result?.error;
    if (problem && actor === pane.personId)
      pane.banners.set(
        key,
        /\s/.test(problem)
          ? problem
          : `${typed?.split(' ')[0] ?? 'This'} failed with the error “${problem}”.`,
      );
    return result;
  }

  return pane;
}
