import { h } from './dom.js';

const FAULTS = [
  { kind: 'ratelimited', label: '429' },
  { kind: 'http', label: '500' },
  { kind: 'hang', label: 'hangs' },
];

/** The switches that make the next call of a Web API method fail. */
export function createFaults(store) {
  const method = h('input', {
    type: 'text',
    'aria-label': 'Method',
    value: 'chat.postMessage',
    spellcheck: 'false',
  });
  const told = h('div.armed', { role: 'status' });
  let armed;
  const set = async body => {
    const answer = await store.post('/api/faults', body);
    armed = body.method;
    told.textContent = answer.error ?? answer.told;
  };
  const fault = ({ kind, label }) =>
    h('button.button', { type: 'button', onclick: () => set({ method: method.value.trim(), kind }) }, label);
  const root = h(
    'div.faults',
    {},
    h('h3', {}, 'Make Slack fail'),
    h('p.note', {}, 'The next call of'),
    method,
    h(
      'div.actions',
      {},
      FAULTS.map(fault),
      h('button.button', { type: 'button', onclick: () => set({ clear: true }) }, 'Clear'),
    ),
    told,
    h('p.note', {}, '→ the app calls Slack', h('br'), '← Slack calls the app'),
  );

  /** A call that failed has used up the fault that was set for it. */
  function heard(call) {
    if (call.isFine || call.name !== armed) return;
    armed = undefined;
    told.textContent = '';
  }

  return { root, heard };
}
