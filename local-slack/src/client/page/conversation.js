import { avatar } from './avatar.js';
import { blocks } from './blocks.js';
import { fill, h, keepingFocus, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { message, messageSignature } from './message.js';
import { moveByArrows } from './message-arrows.js';
import { messageKey } from './message-key.js';
import { createSurface } from './surface.js';
import { now } from './time.js';

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
  const list = h('div.messages');
  moveByArrows(scroller);
  const end = keepAtEnd(scroller, list);
  const drawTitle = whenChanged(data => fill(title, heading(data)));
  /** @type {Map<string, { signature: string, node: HTMLElement }>} */
  const drawn = new Map();
  let place = '';
  let newest = '';
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
    end.release();
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
    const shown = screen.messages[pane.placeId()] ?? [];
    keepingFocus(scroller, () => {
      const nodes = shown.length === 0 ? [emptyPlace(pane)] : withDays(shown, nodeOf);
      for (const key of [...drawn.keys()]) if (!shown.some(one => messageKey(one) === key)) drawn.delete(key);
      reconcile(list, nodes);
      if (list.parentNode !== scroller) fill(scroller, list);
    });
    const last = shown.at(-1)?.ts ?? '';
    if (isElsewhere || last > newest) end.hold();
    newest = last;
  }

  /**
   * @param {Message} one
   * @param {Message} [before] the one above it, on the same day
   */
  function nodeOf(one, before) {
    const key = messageKey(one);
    const follows = isFollowing(one, before);
    const signature = messageSignature(pane, one, follows);
    const known = drawn.get(key);
    if (known?.signature === signature) return known.node;
    const node = message(pane, one, follows);
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
 * Keeps the end of a list in view, whatever becomes higher or lower, until the person scrolls up.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 */
function keepAtEnd(scroller, list) {
  let isHeld = true;
  const follow = () => {
    if (isHeld) scroller.scrollTop = scroller.scrollHeight;
  };
  const sizes = new ResizeObserver(follow);
  sizes.observe(scroller);
  sizes.observe(list);
  // A scroll that a new size causes says nothing about the person, and comes before the observer.
  let height = 0;
  scroller.addEventListener('scroll', () => {
    const isResized = height !== scroller.scrollHeight + scroller.clientHeight;
    height = scroller.scrollHeight + scroller.clientHeight;
    if (isResized || !list.isConnected) return;
    isHeld = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
  });
  return {
    hold() {
      isHeld = true;
      follow();
    },
    release() {
      isHeld = false;
    },
  };
}

const TOGETHER_S = 300;

/**
 * Does a message share the name of the one above it, as Slack shows what one author writes within five minutes?
 * @param {Message} one
 * @param {Message} [before]
 */
function isFollowing(one, before) {
  if (!before || before.user !== one.user || before.ephemeralTo || one.ephemeralTo) return false;
  return Number(one.ts) - Number(before.ts) < TOGETHER_S;
}

/**
 * @param {Message[]} list
 * @param {(one: Message, before?: Message) => HTMLElement} nodeOf
 */
function withDays(list, nodeOf) {
  const today = now().toDateString();
  /** @type {HTMLElement[]} */
  const nodes = [];
  let day = '';
  /** @type {Message | undefined} */
  let before;
  for (const one of list) {
    const date = new Date(Number(one.ts) * 1000);
    if (date.toDateString() !== day) {
      day = date.toDateString();
      const label =
        day === today
          ? 'Today'
          : date.toLocaleDateString([], { weekday: 'long', month: 'long', day: 'numeric' });
      nodes.push(h('div.day', {}, h('span', {}, label)));
      before = undefined;
    }
    nodes.push(nodeOf(one, before));
    before = one;
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
