import { h } from './dom.js';
import { icon } from './icons.js';

/** @import { Aside } from '../wire.ts' */

/**
 * The page of another server beside the panes, and the button that hides and shows it.
 * @param {{ onLeave(step: 1 | -1): void }} options `onLeave`: the person pressed F6 there, which this page can't notice
 */
export function createAside({ onLeave }) {
  const count = h('span.count', { 'aria-live': 'polite' });
  const title = h('span');
  const root = h('section.pane.beside', { hidden: true });
  const button = h('button.bar-button', { type: 'button', hidden: true }, icon('mail'), title, count);

  /**
   * Returns the pane of the page.
   * @param {Aside} aside
   */
  function open(aside) {
    const frame = h('iframe', { title: aside.title, src: aside.url });
    root.append(frame);
    root.setAttribute('aria-label', aside.title);
    root.hidden = false;
    title.textContent = aside.title;
    button.hidden = false;
    button.setAttribute('aria-pressed', 'true');
    button.addEventListener('click', () => {
      // On a narrow page it may be below the panes.
      const isInView = !root.hidden && root.getBoundingClientRect().top < innerHeight - 80;
      root.hidden = isInView;
      button.setAttribute('aria-pressed', String(!isInView));
      if (!isInView) root.scrollIntoView({ block: 'nearest' });
    });
    addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      if (data?.leave === 1 || data?.leave === -1) onLeave(data.leave);
      if (typeof data?.news === 'number') count.textContent = data.news > 0 ? String(data.news) : '';
    });
    return root;
  }
  return { root, button, open };
}
