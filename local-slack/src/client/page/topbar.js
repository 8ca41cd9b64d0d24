import { h } from './dom.js';
import { icon } from './icons.js';
import { createNewcomers } from './newcomers.js';

/** @import { Store } from './parts.ts' */

/**
 * The bar at the top: the team, who may join Slack, and the log's switch.
 * @param {Store} store
 * @param {{ onToggleLog(): void }} options
 * @param {Node} asideSwitch
 */
export function createTopbar(store, { onToggleLog }, asideSwitch) {
  const team = h('span.team');
  const offline = h('span.offline', { role: 'status', hidden: true }, 'Reconnecting…');
  const problem = h('span.offline', { role: 'alert' });
  const newcomers = createNewcomers(store, text => {
    problem.textContent = text;
  });
  const count = h('span.count');
  const log = h(
    'button.bar-button',
    { type: 'button', 'aria-pressed': 'false', onclick: () => onToggleLog() },
    icon('pulse'),
    'What Slack saw',
    count,
  );
  const root = h(
    'header.topbar',
    {},
    h('span.mark', {}, icon('door')),
    team,
    h('span.tagline', {}, 'a local Slack'),
    h('span.gap'),
    problem,
    offline,
    newcomers.root,
    asideSwitch,
    log,
  );

  /** @param {boolean} isLogOpen */
  function render(isLogOpen) {
    const { world, calls, isConnected } = store.known;
    team.textContent = world?.teamName ?? '';
    offline.hidden = isConnected;
    count.textContent = String(calls.length);
    log.setAttribute('aria-pressed', String(isLogOpen));
    newcomers.render();
  }
  return { root, render };
}
