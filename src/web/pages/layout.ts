import { html, raw } from 'hono/html';
import { currentReader } from '../../texts/reader.ts';
import { texts } from '../../texts/texts.ts';
import { style } from './style.ts';

/** After an answer the browser goes to the heading: it has the focus, and a screen reader says what happened. */
export const HEADING = 'now';

/** Escaped HTML. */
export type Html = ReturnType<typeof html>;

/** A whole page. A screen reader begins at its heading, which says what happened. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${currentReader().locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1 id="${HEADING}" tabindex="-1" dir="auto">${title}</h1>
${content}
</main>
<footer><p>${texts().pages.footer}</p></footer>
</body>
</html>`;
}

/** A name, which keeps its own direction of writing. */
export function named(name: string): Html {
  return html`<bdi>${name}</bdi>`;
}

/** Something that just happened, or that needs attention. */
export function notice(text: string): Html {
  return html`<p class="notice" role="status">${text}</p>`;
}

/** What a page says when there is nothing more to show. */
export function plainPage(title: string, ...sentences: string[]): Html {
  return page(title, html`${sentences.map(sentence => html`<p>${sentence}</p>`)}`);
}
