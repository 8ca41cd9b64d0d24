import { chartTable } from '../messages/chart-table.ts';
import type { Content, Inline, Part } from '../messages/content.ts';
import { mailtoOf, plainInline, plainText } from '../messages/plain-text.ts';
import { currentReader } from '../texts/reader.ts';
import { texts } from '../texts/texts.ts';

/** What surrounds a message in an email. */
interface MailFrame {
  /** The organization it is about. */
  organization: string;
  /** IANA name of the zone in which dates are read. */
  timeZone: string;
  /** Does somebody read replies? */
  takesReplies: boolean;
}

/** Draws a message as the subject, text and HTML of an email. Buttons of Slack are left out: links replace them. */
export function renderMail(
  { summary, parts }: Content,
  frame: MailFrame,
): { subject: string; text: string; html: string } {
  const said = texts().cards;
  const replies = frame.takesReplies ? '' : ` ${said.noReplies}`;
  const footer = `${said.mailFooter(frame)}${replies}`;
  return {
    subject: summary,
    text: `${plainText(parts, frame)}\n\n-- \n${footer}\n`,
    html: page(summary, parts.flatMap(part => htmlOf(part, frame)).join('\n'), footer),
  };
}

function htmlOf(part: Part, frame: MailFrame): string[] {
  const line = (pieces: Inline[]) => pieces.map(piece => htmlText(piece, frame)).join('');
  if ('paragraph' in part) return [`<p dir="auto">${line(part.paragraph)}</p>`];
  if ('lines' in part) return [`<p dir="auto">${part.lines.map(line).join('<br>')}</p>`];
  if ('list' in part)
    return [`<ul>${part.list.map(item => `<li dir="auto">${line(item)}</li>`).join('')}</ul>`];
  if ('quote' in part) return [`<blockquote dir="auto">${lines(part.quote)}</blockquote>`];
  if ('link' in part) {
    const { label, url } = part.link;
    return [
      `<p><a class="button" href="${escaped(url)}">${escaped(label)}</a></p>`,
      `<p class="small">${escaped(texts().cards.copyLink)} <a href="${escaped(url)}">${escaped(url)}</a></p>`,
    ];
  }
  if ('chart' in part) return [`<pre>${escaped(chartTable(part.chart))}</pre>`];
  return [];
}

function htmlText(piece: Inline, frame: MailFrame): string {
  if (typeof piece === 'string') return lines(piece);
  // Names of other scripts keep their own direction.
  if ('bold' in piece) return `<strong><bdi>${escaped(piece.bold)}</bdi></strong>`;
  if ('mention' in piece) return `<bdi>${escaped(piece.name)}</bdi>`;
  if ('url' in piece) return `<a href="${escaped(piece.url)}">${escaped(piece.url)}</a>`;
  if ('address' in piece)
    return `<a href="${escaped(mailtoOf(piece.address))}">${escaped(piece.address)}</a>`;
  return escaped(plainInline(piece, frame));
}

const lines = (text: string) => escaped(text).replaceAll('\n', '<br>');

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Mail readers know little CSS; what they don't know leaves plain, readable text. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 16px; background: #f4f3f6; color: #1d1c1d; }
main { max-width: 560px; margin: 0 auto; padding: 24px; background: #ffffff; border-radius: 12px; }
body, main { font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
p, ul, blockquote { margin: 0 0 16px; }
ul { padding-left: 20px; }
blockquote { padding-left: 12px; border-left: 4px solid #d0d0d6; }
a { color: #4a154b; overflow-wrap: anywhere; }
a.button { display: inline-block; padding: 12px 20px; border-radius: 8px; background: #4a154b; color: #ffffff; font-weight: 600; text-decoration: none; }
.small, footer { font-size: 13px; color: #55545a; }
footer { max-width: 560px; margin: 16px auto 0; padding: 0 24px; }
@media (prefers-color-scheme: dark) {
  body { background: #17161a; color: #f0eff2; }
  main { background: #222127; }
  blockquote { border-color: #4b4a52; }
  a { color: #d9b3dc; }
  a.button { background: #d9b3dc; color: #2a0e2b; }
  .small, footer { color: #b9b7bf; }
}`;

function page(title: string, body: string, footer: string): string {
  return `<!doctype html>
<html lang="${currentReader().locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
${body}
</main>
<footer dir="auto">${escaped(footer)}</footer>
</body>
</html>
`;
}
