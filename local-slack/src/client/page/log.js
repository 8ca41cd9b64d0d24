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
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Time', '', 'Call', 'Status', 'ms'].map(text => h('th', { scope: 'col' }, text)),
        ),
      ),
      rows,
    ),
  );
  const faults = createFaults(store);
  const root = h('aside.log', { 'aria-label': 'What Slack saw', hidden: true }, scroller, faults.root);
  /** @type {Map<LoggedCall, HTMLElement[]>} */
  const drawn = new Map();

  /** @param {boolean} isOpen */
  function render(isOpen) {
    root.hidden = !isOpen;
    if (!isOpen) return;
    const { calls } = store.known;
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
    for (const [call, nodes] of drawn) {
      if (calls.includes(call)) continue;
      for (const node of nodes) node.remove();
      drawn.delete(call);
    }
    for (const call of calls) {
      if (drawn.has(call)) continue;
      const nodes = callRows(call);
      drawn.set(call, nodes);
      rows.append(...nodes);
      faults.heard(call);
    }
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  }
  return { root, render };
}

/** @param {LoggedCall} call */
function callRows(call) {
  const isFine = call.isFine;
  const details = h('tr.details', { hidden: true }, h('td', { colspan: 5 }, h('pre', {}, call.details)));
  const name = h('button.call-name', { type: 'button', 'aria-expanded': 'false' }, call.name);
  name.addEventListener('click', () => {
    details.hidden = !details.hidden;
    name.setAttribute('aria-expanded', String(!details.hidden));
  });
  const row = h(
    'tr.call',
    { 'data-fine': isFine },
    h('td.time', {}, new Date(call.at).toLocaleTimeString([], { hour12: false })),
    h('td.way', { title: call.kind }, FROM_THE_APP.includes(call.kind) ? '→' : '←'),
    h('td', {}, name),
    h('td', {}, h('span.status', { 'data-fine': isFine }, call.status)),
    h('td.ms', {}, String(Math.round(call.ms))),
  );
  return [row, details];
}
