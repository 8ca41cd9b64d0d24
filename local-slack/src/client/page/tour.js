import { fill, h, keepingFocus, whenChanged } from './dom.js';
import { icon } from './icons.js';

/** @import { Store } from './parts.ts' */
/** @import { ShownGuide, ShownOffer, ShownStep } from '../wire.ts' */

/**
 * The tour in the margin, and the button that hides and shows it.
 * @param {Store} store
 * @param {{ take(offer: ShownOffer): unknown, greet(): void }} options
 */
export function createTour(store, { take, greet }) {
  const heading = h('h2');
  const progress = h('p.note', { role: 'status' });
  const list = h('ol.steps');
  const end = h('p.tour-end');
  const body = h('div.tour-body', {}, list, end);
  const root = h(
    'section.pane.tour',
    { 'aria-label': 'Tour', hidden: true },
    h('div.tour-head', {}, heading, progress),
    body,
  );
  const count = h('span.count');
  const button = h(
    'button.bar-button',
    { type: 'button', hidden: true, onclick: toggle },
    icon('map'),
    h('span', {}, 'Tour'),
    count,
  );
  let isHidden = false;

  function toggle() {
    if (!store.known.world?.guide?.chosen) return greet();
    // On a narrow page it may be out of view.
    const { top, bottom } = root.getBoundingClientRect();
    isHidden = !root.hidden && top < innerHeight - 80 && bottom > 80;
    render();
    if (!isHidden) root.scrollIntoView({ block: 'nearest' });
  }

  const draw = whenChanged((/** @type {ShownGuide} */ { stories, chosen, steps, end: words = '' }) => {
    const current = steps.findIndex(step => !step.isDone);
    const done = steps.filter(step => step.isDone).length;
    heading.textContent = stories.find(one => one.id === chosen)?.title ?? '';
    progress.textContent = `${done} of ${steps.length} steps done`;
    count.textContent = chosen ? `${done}/${steps.length}` : '';
    keepingFocus(list, () =>
      fill(
        list,
        steps.map((step, index) => entry(step, { index, isCurrent: index === current, take })),
      ),
    );
    end.textContent = current === -1 ? words : '';
    showCurrent();
  });

  /** Within the tour only: the rest of the page stays where it is. */
  function showCurrent() {
    const step = list.querySelector('[aria-current]') ?? end;
    const below = step.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom;
    if (below > 0) body.scrollTop += below + 8;
  }

  function render() {
    const guide = store.known.world?.guide;
    button.hidden = !guide;
    if (!guide) return;
    draw(guide);
    const wasHidden = root.hidden;
    root.hidden = isHidden || guide.chosen === undefined;
    if (wasHidden && !root.hidden) showCurrent();
    button.setAttribute('aria-pressed', String(!root.hidden));
  }

  return { root, button, render };
}

/**
 * @param {ShownStep} step
 * @param {{ index: number, isCurrent: boolean, take(offer: ShownOffer): unknown }} options
 */
function entry(step, { index, isCurrent, take }) {
  const { offer, sample } = step;
  return h(
    'li.step',
    { 'data-done': step.isDone, 'aria-current': isCurrent ? 'step' : null },
    h(
      'details',
      { open: isCurrent },
      h(
        'summary',
        {},
        h('span.step-mark', { 'aria-hidden': 'true' }, step.isDone ? icon('check') : String(index + 1)),
        h('span.step-title', {}, step.title, step.isDone && h('span.spoken', {}, ' (done)')),
      ),
      h('p', {}, step.text),
      sample !== undefined &&
        h('pre', { tabindex: '0', role: 'region', 'aria-label': 'Text to copy' }, sample),
      h(
        'div.actions',
        {},
        sample !== undefined && copyButton(sample, index),
        offer &&
          h(
            `button.button${isCurrent ? '.primary' : ''}`,
            { type: 'button', onclick: () => take(offer), 'data-focus-key': `step/${index}` },
            offer.label,
          ),
      ),
    ),
  );
}

/**
 * @param {string} text
 * @param {number} index
 */
function copyButton(text, index) {
  const button = h(
    'button.button',
    { type: 'button', onclick: copy, 'data-focus-key': `copy/${index}` },
    'Copy',
  );
  async function copy() {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  }
  return button;
}
