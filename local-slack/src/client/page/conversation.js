import { avatar } from './avatar.js';
import { blocks } from './blocks.js';
import { fill, h, keepingFocus, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { message, messageKey, messageSignature } from './message.js';
import { createSurface } from './surface.js';

/** @import { Pane, Place, Someone } from './parts.ts' */
/** @import { Channel, Message, Screen } from '../wire.ts' */

/**
 * The middle of a pane: the messages of a channel or of the app's DM, or the app's Home tab.
 * @param {Pane} pane
 */
export function createConversation(pane) {
  const title = h('div.place');
  const scroller = h('div.scroller', {
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Messages',
    tabindex: '0',
  });
  const drawTitle = whenChanged(data => fill(title, heading(data)));
  /** @type {Map<string, { signature: string, node: HTMLElement }>} */
  const drawn = new Map();
  let place = '';
  let last = '';
  let homeSignature = '';

  /** @param {boolean} isForced */
  function render(isForced) {
    const screen = pane.screen();
    if (!screen) return;
    const here = JSON.stringify([pane.personId, pane.place]);
    const isElsewhere = here !== place;
    place = here;
    if (isElsewhere || isForced) {
      drawn.clear();
      homeSignature = '';
    }
    drawTitle({ place: pane.place, channel: pane.channel(), app: pane.app() });
    if (pane.place.kind === 'home') renderHome(screen, isElsewhere);
    else renderMessages(screen, isElsewhere);
  }

  /**
   * @param {Screen} screen
   * @param {boolean} isElsewhere
   */
  function renderHome(screen, isElsewhere) {
    const view = screen.home;
    const key = `home:${view?.id}`;
    const signature = JSON.stringify([
      view,
      pane.banners.get(key),
      [...pane.busy].filter(id => id.startsWith(`${key}/`)),
    ]);
    if (signature === homeSignature) return;
    homeSignature = signature;
    scroller.removeAttribute('role');
    scroller.setAttribute('aria-label', 'App Home');
    const top = isElsewhere ? 0 : scroller.scrollTop;
    const banner = pane.banners.get(key);
    keepingFocus(scroller, () => {
      if (!view) return fill(scroller, emptyHome(pane));
      const surface = createSurface(pane, { key, where: { view: view.id }, state: view.state });
      fill(
        scroller,
        banner && h('div.banner', { role: 'alert' }, icon('warning'), h('span', {}, banner)),
        h('div.home', { 'data-testid': 'home' }, blocks(view.blocks, surface)),
      );
    });
    scroller.scrollTop = top;
  }

  /**
   * @param {Screen} screen
   * @param {boolean} isElsewhere
   */
  function renderMessages(screen, isElsewhere) {
    scroller.setAttribute('role', 'log');
    scroller.setAttribute('aria-label', 'Messages');
    const list = screen.messages[pane.placeId()] ?? [];
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    keepingFocus(scroller, () => {
      const nodes = list.length === 0 ? [emptyPlace(pane)] : withDays(list, one => nodeOf(one));
      for (const key of [...drawn.keys()]) if (!list.some(one => messageKey(one) === key)) drawn.delete(key);
      reconcile(scroller, nodes);
    });
    const newest = list.at(-1)?.ts ?? '';
    if (isElsewhere || isAtEnd || newest > last) scroller.scrollTop = scroller.scrollHeight;
    last = newest;
  }

  /** @param {Message} one */
  function nodeOf(one) {
    const key = messageKey(one);
    const signature = messageSignature(pane, one);
    const before = drawn.get(key);
    if (before?.signature === signature) return before.node;
    const node = message(pane, one);
    drawn.set(key, { signature, node });
    return node;
  }

  return { title, scroller, render };
}

/**
 * Puts `nodes` in place and keeps those that are already in position, so that they keep their focus.
 * @param {Node} parent
 * @param {ChildNode[]} nodes
 */
function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}

/**
 * @param {Message[]} list
 * @param {(one: Message) => HTMLElement} nodeOf
 */
function withDays(list, nodeOf) {
  const today = new Date().toDateString();
  /** @type {HTMLElement[]} */
  const nodes = [];
  let day = '';
  for (const one of list) {
    const date = new Date(Number(one.ts) * 1000);
    if (date.toDateString() !== day) {
      day = date.toDateString();
      const label =
        day === today
          ? 'Today'
          : date.toLocaleDateString([], { weekday: 'long', month: 'long', day: 'numeric' });
      nodes.push(h('div.day', {}, h('span', {}, label)));
    }
    nodes.push(nodeOf(one));
  }
  return nodes;
}

/** @param {{ place: Place, channel: Channel | undefined, app: Someone }} shown */
function heading({ place, channel, app }) {
  if (place.kind === 'channel') {
    return [icon(channel?.isPrivate ? 'lock' : 'hash'), h('h2', {}, channel?.name ?? '')];
  }
  return [
    avatar(app, 'small'),
    h('h2', {}, app.realName),
    h('span.sub', {}, place.kind === 'home' ? 'Home' : 'Messages'),
  ];
}

/** @param {Pane} pane */
function emptyPlace(pane) {
  if (pane.place.kind === 'channel') {
    return h(
      'div.empty',
      {},
      icon('hash'),
      h('p', {}, `This is the very beginning of #${pane.channel()?.name ?? ''}.`),
    );
  }
  return h(
    'div.empty',
    {},
    avatar(pane.app(), 'large'),
    h('p', {}, h('strong', {}, `This is your conversation with ${pane.app().realName}.`)),
    h('p', {}, 'Type ', h('kbd', {}, '/'), ' to see what it can do.'),
  );
}

/** @param {Pane} pane */
function emptyHome(pane) {
  return h(
    'div.empty',
    {},
    avatar(pane.app(), 'large'),
    h('p', {}, `${pane.app().realName} has not drawn this person's Home yet.`),
  );
}
