import { fill, h, keepingFocus, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { unreadOf } from './unread.js';

/** @import { Pane, Place } from './parts.ts' */
/** @import { Channel, Screen } from '../wire.ts' */

/**
 * @typedef {{ id: string, name: string, isPrivate: boolean, unread: number }} Listed
 * @typedef {{ app: string, here: Place, unread: number, channels: Listed[] }} Places
 */

/**
 * The list of places of one person: channels, and the app with its Home and Messages.
 * @param {Pane} pane
 */
export function createSidebar(pane) {
  const root = h('nav.sidebar');
  const draw = whenChanged((/** @type {Places} */ places) => {
    keepingFocus(root, () => fill(root, entries(pane, places)));
    showHere();
  });

  /** On a narrow page the places are in a row, and the one in use may be beyond its end. */
  function showHere() {
    const here = root.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!here) return;
    const { left, right } = root.getBoundingClientRect();
    if (here.right > right) root.scrollLeft += here.right - right + 8;
    else if (here.left < left) root.scrollLeft -= left - here.left + 8;
  }

  /** @param {Screen} screen */
  function render(screen) {
    root.setAttribute('aria-label', `Places of ${pane.person().realName}`);
    /** @param {string} id */
    const unread = id => unreadOf(pane.personId, screen.messages[id]);
    draw({
      app: pane.app().realName,
      here: pane.place,
      unread: unread('dm'),
      channels: listed(pane, screen.channels).map(({ id, name, isPrivate }) => ({
        id,
        name,
        isPrivate,
        unread: unread(id),
      })),
    });
  }
  return { root, render };
}

/**
 * The channels the person is in, and the one they look at.
 * @param {Pane} pane
 * @param {Channel[]} channels
 */
function listed(pane, channels) {
  return channels.filter(({ id, members }) => members.includes(pane.personId) || id === pane.place.id);
}

/**
 * @param {Pane} pane
 * @param {Places} places
 */
function entries(pane, { app, here, unread, channels }) {
  /**
   * @param {Place} place
   * @param {string} label
   * @param {Parameters<typeof icon>[0]} mark
   */
  const entry = (place, label, mark, count = 0) => {
    const isHere = place.kind === here.kind && place.id === here.id;
    return h(
      'li',
      {},
      h(
        'button.entry',
        {
          type: 'button',
          'aria-current': isHere ? 'page' : null,
          'data-unread': count > 0 && !isHere,
          'data-focus-key': `side/${place.kind}/${place.id ?? ''}`,
          onclick: () => pane.go(place),
        },
        icon(mark),
        h('span', {}, label),
        count > 0 && !isHere && h('span.count', { 'aria-label': `${count} unread` }, String(count)),
      ),
    );
  };
  return [
    h('h2', {}, app),
    h('ul', {}, [entry({ kind: 'home' }, 'Home', 'home'), entry({ kind: 'dm' }, 'Messages', 'chat', unread)]),
    h('h2', {}, 'Channels'),
    h(
      'ul',
      {},
      channels.map(channel =>
        entry(
          { kind: 'channel', id: channel.id },
          channel.name,
          channel.isPrivate ? 'lock' : 'hash',
          channel.unread,
        ),
      ),
    ),
  ];
}
