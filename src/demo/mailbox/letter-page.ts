import type { Letter } from './post-office.ts';

/** A letter may use its own styles and images that are part of it; nothing runs, and nothing is fetched. */
export const LETTER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  'frame-ancestors http://127.0.0.1:* http://localhost:*',
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** The letter's own HTML, whose links open in a new tab. */
export function letterPage({ html }: Letter): string {
  const base = '<base target="_blank">';
  return /<head[\s>]/iu.test(html) ? html.replace(/<head(?:\s[^>]*)?>/iu, head => head + base) : base + html;
}
