import { fill, h, whenChanged } from './dom.js';
import { icon } from './icons.js';
import { popup } from './menu.js';
import { now } from './time.js';

/** @import { Store } from './parts.ts' */

const HOUR_MS = 3_600_000;
/** @type {Record<string, number>} */
const STEPS = { 'an hour': HOUR_MS, 'a day': 24 * HOUR_MS, 'a week': 7 * 24 * HOUR_MS };

/**
 * The button that puts the time of this Slack forward, where its server can.
 * @param {Store} store
 * @param {(problem: string) => void} tell
 */
export function createTimeMenu(store, tell) {
  const list = h('div.menu', { 'aria-label': 'Time' });
  const today = h('span', { role: 'status' });
  const opener = h(
    'button.bar-button',
    { type: 'button' },
    icon('clock'),
    h('span.spoken', {}, 'Time: '),
    today,
  );
  const root = h('div.bar-menu', { hidden: true }, opener, list);
  const { close } = popup(root, opener, list);
  fill(
    list,
    Object.entries(STEPS).map(([name, ms]) =>
      h('button', { type: 'button', role: 'menuitem', onclick: () => move(ms) }, `Move ahead ${name}`),
    ),
  );

  /** @param {number} ms */
  async function move(ms) {
    close();
    const { error } = await store.post('/api/time', { ms });
    tell(error ?? '');
  }

  const draw = whenChanged((/** @type {number | undefined} */ aheadMs) => {
    root.hidden = aheadMs === undefined;
    today.textContent = aheadMs
      ? now().toLocaleString([], {
          weekday: 'short',
          month: 'short',
          day: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
        })
      : 'Now';
  });
  return { root, render: () => draw(store.known.world?.aheadMs) };
}
