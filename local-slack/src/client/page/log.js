import { h } from './dom.js';
import { createFaults } from './faults.js';

/** @import { Store } from './parts.ts' */
/** @import { LoggedCall } from '../wire.ts' */

const FROM_THE_APP = ['api', 'response_url', 'download', 'upload'];

/**
 * The drawer at the bottom: every call between Slack and the app, and the switches that make Slack fail.
 * @param {Store} store
 */
export function createLog(store) {
  const rows = h('tbody');
  const scroller = h(
    'div.log-scroll',
    { tabindex: '0', role: 'region', 'aria-label': 'Calls' },
    h('table', {}, h('thead', {}, h('tr', {}, heads())), rows),
  );
  const words = h('input', {
    type: 'search',
    'aria-label': 'Filter calls',
    placeholder: 'Filter, such as chat.postMessage',
    spellcheck: 'false',
    oninput: filter,
  });
  const failed = h('input', { type: 'checkbox', onchange: filter });
  const pauseText = h('span');
  const pause = h(
    'button.button',
    { type: 'button', 'aria-pressed': 'false', onclick: togglePause },
    pauseText,
  );
  const told = h('span.told', { role: 'status' });
  const faults = createFaults(store);
  const root = h(
    'aside.log',
    { 'aria-label': 'What Slack saw', hidden: true },
    h(
      'div.log-main',
      {},
      h(
        'div.log-bar',
        {},
        h('h2', {}, 'What Slack saw'),
        words,
        h('label.tick-box', {}, failed, 'Failed only'),
        pause,
        told,
      ),
      scroller,
    ),
    faults.root,
  );
  /** @type {Map<number, { call: LoggedCall, nodes: HTMLElement[], open(): void }>} */
  const drawn = new Map();
  /** @type {number | undefined} the last call that is shown while paused */
  let pausedAt;
  let isOpen = false;

  function togglePause() {
    pausedAt = pausedAt === undefined ? store.known.heard : undefined;
    pause.setAttribute('aria-pressed', String(pausedAt !== undefined));
    render(isOpen);
  }

  /** @param {LoggedCall} call */
  const isWanted = call =>
    (!failed.checked || !call.isFine) &&
    `${call.name} ${call.kind} ${call.status} ${call.details}`
      .toLowerCase()
      .includes(words.value.trim().toLowerCase());

  function filter() {
    let shown = 0;
    for (const { call, nodes } of drawn.values()) {
      const [row, details] = nodes;
      const isShown = isWanted(call);
      if (isShown) shown += 1;
      if (row) row.hidden = !isShown;
      if (details) details.hidden = !isShown || details.dataset.open === undefined;
    }
    const waiting = pausedAt === undefined ? 0 : store.known.heard - pausedAt;
    const isFiltered = failed.checked || words.value.trim() !== '';
    told.textContent = [
      isFiltered && `${shown} of ${drawn.size} calls`,
      pausedAt !== undefined && `Paused. ${waiting === 0 ? 'No new calls' : `${waiting} new`}`,
    ]
      .filter(Boolean)
      .join(' · ');
    pauseText.textContent = pausedAt === undefined ? 'Pause' : 'Resume';
  }

  /** @param {boolean} isWanted */
  function render(isWanted) {
    const wasOpen = isOpen;
    isOpen = isWanted;
    root.hidden = !isOpen;
    if (!isOpen) return;
    const isAtEnd = !wasOpen || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
    draw();
    filter();
    if (isAtEnd && pausedAt === undefined) scroller.scrollTop = scroller.scrollHeight;
  }

  /** Adds the new calls, and removes those that are too old; while paused, nothing moves. */
  function draw() {
    if (pausedAt !== undefined && drawn.size > 0) return;
    const { calls } = store.known;
    const first = calls[0]?.n ?? 0;
    for (const [n, { nodes }] of drawn) {
      if (n >= first) break;
      for (const node of nodes) node.remove();
      drawn.delete(n);
    }
    for (const call of calls) {
      if (drawn.has(call.n)) continue;
      const made = callRows(call);
      drawn.set(call.n, { call, ...made });
      rows.append(...made.nodes);
      faults.heard(call);
    }
  }

  /**
   * Opens the details of one call and brings it into view.
   * @param {number} n
   */
  function find(n) {
    words.value = '';
    failed.checked = false;
    pausedAt = undefined;
    pause.setAttribute('aria-pressed', 'false');
    render(true);
    for (const { nodes } of drawn.values()) delete nodes[0]?.dataset.found;
    const found = drawn.get(n);
    const [row] = found?.nodes ?? [];
    if (!found || !row) {
      told.textContent = 'That call is too old to be shown.';
      return;
    }
    found.open();
    row.dataset.found = '';
    scroller.scrollTop = row.offsetTop - 40;
    row.querySelector('button')?.focus({ preventScroll: true });
  }

  return { root, render, find };
}

function heads() {
  const way = h('th', { scope: 'col' }, h('span.spoken', {}, 'Direction'));
  const [time, ...rest] = ['Time', 'Call', 'Status', 'ms'].map(text => h('th', { scope: 'col' }, text));
  return [time, way, ...rest];
}

/** @param {LoggedCall} call */
function callRows(call) {
  const isFine = call.isFine;
  const details = h(
    'tr.details',
    { hidden: true },
    h(
      'td',
      { colspan: 5 },
      h('pre', { tabindex: '0', role: 'region', 'aria-label': `Details of call ${call.n}` }, call.details),
    ),
  );
  const name = h('button.call-name', { type: 'button', 'aria-expanded': 'false' }, call.name);
  /** @param {boolean} isOpen */
  const set = isOpen => {
    details.hidden = !isOpen;
    if (isOpen) details.dataset.open = '';
    else delete details.dataset.open;
    name.setAttribute('aria-expanded', String(isOpen));
  };
  const isToApp = !FROM_THE_APP.includes(call.kind);
  const row = h(
    'tr.call',
    { 'data-fine': isFine, onclick: () => set(details.hidden === true) },
    h('td.time', {}, new Date(call.at).toLocaleTimeString([], { hour12: false })),
    h(
      'td.way',
      { title: call.kind },
      isToApp ? '←' : '→',
      h('span.spoken', {}, isToApp ? 'to the app' : 'from the app'),
    ),
    h('td', {}, name),
    h('td', {}, h('span.status', { 'data-fine': isFine }, call.status)),
    h('td.ms', {}, String(Math.round(call.ms))),
  );
  return { nodes: [row, details], open: () => set(true) };
}
