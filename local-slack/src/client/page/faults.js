import { h } from './dom.js';

/** @import { Store } from './parts.ts' */
/** @import { LoggedCall } from '../wire.ts' */

const FAULTS = [
  { kind: 'ratelimited', label: '429' },
  { kind: 'http', label: '500' },
  { kind: 'hang', label: 'hangs' },
];

/**
 * The switches that make the next call of a Web API method fail.
 * @param {Store} store
 */
export function createFaults(store) {
  const method = h('input', {
    type: 'text',
    'aria-label': 'Method',
    value: 'chat.postMessage',
    spellcheck: 'false',
  });
  const told = h('div.armed', { role: 'status' });
  /** @type {string | undefined} */
  let armed;
  /** @param {{ method?: string, kind?: string, clear?: true }} body */
  const set = async body => {
    const answer = await store.post('/api/faults', body);
    armed = body.method;
    told.textContent = answer.error ?? answer.told ?? '';
  };
  /** @param {{ kind: string, label: string }} one */
  const fault = ({ kind, label }) =>
    h('button.button', { type: 'button', onclick: () => set({ method: method.value.trim(), kind }) }, label);
  const root = h(
    'div.faults',
    {},
    h('h2', {}, 'Make Slack fail'),
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

  /**
   * A failed call has used up the fault that was set for it.
   * @param {LoggedCall} call
   */
  function heard(call) {
    if (call.isFine || call.name !== armed) return;
    armed = undefined;
    told.textContent = '';
  }

  return { root, heard };
}
