import { h } from './dom.js';

const FAULTS = [
  { kind: 'ratelimited', label: '429' },
  { kind: 'http', label: '500' },
  { kind: 'hang', label: 'hangs' },
];

/** The drawer at the bottom: every call that went over the wire, and the switches that make Slack fail. */
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
  const method = h('input', {
    type: 'text',
    'aria-label': 'Method',
    value: 'chat.postMessage',
    spellcheck: 'false',
  });
  const armed = h('div.armed', { role: 'status' });
  const fault = body => async () => {
    const { error, told } = await store.post('/api/faults', body());
    armed.textContent = error ?? told;
  };
  const faults = h(
    'div.faults',
    {},
    h('h3', {}, 'Make Slack fail'),
    h('p.note', {}, 'The next call of'),
    method,
    h(
      'div.actions',
      {},
      FAULTS.map(one =>
        h(
          'button.button',
          { type: 'button', onclick: fault(() => ({ method: method.value.trim(), kind: one.kind })) },
          one.label,
        ),
      ),
      h('button.button', { type: 'button', onclick: fault(() => ({ clear: true })) }, 'Clear'),
    ),
    armed,
    h('p.note.wire', {}, '→ the app calls Slack', h('br'), '← Slack calls the app'),
  );
  const root = h('aside.log', { 'aria-label': 'What Slack saw', hidden: true }, scroller, faults);
  const drawn = new Map();

  function render(isOpen) {
    root.hidden = !isOpen;
    if (!isOpen) return;
    const { calls } = store.known;
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
    for (const n of [...drawn.keys()]) {
      if (calls.some(one => one.n === n)) continue;
      for (const node of drawn.get(n)) node.remove();
      drawn.delete(n);
    }
    for (const call of calls) {
      if (drawn.has(call.n)) continue;
      const pair = callRows(call);
      drawn.set(call.n, pair);
      rows.append(...pair);
    }
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  }
  return { root, render };
}

function callRows(call) {
  const isFine = call.isFine;
  const details = h('tr.details', { hidden: true }, h('td', { colspan: 5 }, h('pre', {}, call.details)));
  const name = h(
    'button.call-name',
    {
      type: 'button',
      'aria-expanded': 'false',
      onclick: () => {
        details.hidden = !details.hidden;
        name.setAttribute('aria-expanded', String(!details.hidden));
      },
    },
    call.name,
  );
  const row = h(
    'tr.call',
    { 'data-fine': isFine },
    h('td.time', {}, new Date(call.at).toLocaleTimeString([], { hour12: false })),
    h('td.way', { title: call.kind }, call.kind === 'api' || call.kind === 'response_url' ? '→' : '←'),
    h('td', {}, name),
    h('td', {}, h('span.status', { 'data-fine': isFine }, call.status)),
    h('td.ms', {}, String(Math.round(call.ms))),
  );
  return [row, details];
}
