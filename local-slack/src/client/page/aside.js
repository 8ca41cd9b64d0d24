import { h } from './dom.js';
import { icon } from './icons.js';

/** @import { Aside } from '../wire.ts' */

/** The page of another server beside the panes, and the button that hides and shows it. */
export function createAside() {
  const count = h('span.count', { 'aria-live': 'polite' });
  const title = h('span');
  const button = h('button.bar-button', { type: 'button', hidden: true }, icon('mail'), title, count);

  /**
   * Returns the pane of the page.
   * @param {Aside} aside
   */
  function open(aside) {
    const frame = h('iframe', { title: aside.title, src: aside.url });
    const root = h('section.pane.beside', { 'aria-label': aside.title }, frame);
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
      if (source !== frame.contentWindow || typeof data?.news !== 'number') return;
      count.textContent = data.news > 0 ? String(data.news) : '';
    });
    return root;
  }
  return { button, open };
}
