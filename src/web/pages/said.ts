import { html } from 'hono/html';
import { withLinks } from '../../messages/with-links.ts';
import type { Html } from './layout.ts';

/** What somebody wrote for everybody who is invited, with its links, which are shown in full. */
export function saidWithLinks(text: string): Html {
  const pieces = withLinks(text).map(piece =>
    typeof piece === 'object' && 'url' in piece
      ? html`<a href="${piece.url}" rel="noopener noreferrer nofollow">${piece.url}</a>`
      : html`${piece}`,
  );
  return html`<p class="said" dir="auto">${pieces}</p>`;
}
