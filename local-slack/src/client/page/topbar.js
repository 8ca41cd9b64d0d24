import { h } from './dom.js';
import { icon } from './icons.js';
import { createNewcomers } from './newcomers.js';
import { createTheme } from './theme.js';
import { createTimeMenu } from './time-menu.js';

/** @import { Store } from './parts.ts' */

/**
 * The bar at the top: the team, who may join Slack, the time, and the switches of what else the page shows.
 * @param {Store} store
 * @param {{ onToggleLog(): void, onSkip(): void }} options
 * @param {Node[]} switches
 */
export function createTopbar(store, { onToggleLog, onSkip }, switches) {
  const team = h('h1.team');
  const offline = h('span.offline', { role: 'status', hidden: true }, 'Reconnecting…');
  const problem = h('span.offline', { role: 'alert' });
  /** @param {string} text */
  const tell = text => {
    problem.textContent = text;
  };
  const newcomers = createNewcomers(store, tell);
  const time = createTimeMenu(store, tell);
  const theme = createTheme();
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
    h('button.button.skip', { type: 'button', onclick: onSkip }, 'Skip to the panes (F6)'),
    h('span.mark', {}, icon('door')),
    team,
    h('span.tagline', {}, 'a local Slack'),
    h('span.gap'),
    problem,
    offline,
    newcomers.root,
    time.root,
    switches,
    log,
    theme.root,
  );

  /** @param {boolean} isLogOpen */
  function render(isLogOpen) {
    const { world, heard, isConnected } = store.known;
    team.textContent = world?.teamName ?? 'A local Slack';
    offline.hidden = isConnected;
    count.textContent = String(heard);
    log.setAttribute('aria-pressed', String(isLogOpen));
    newcomers.render();
    time.render();
  }
  return { root, render };
}
