import { dateFormat } from '../domain/time/date-format.ts';
import { currentReader } from '../texts/reader.ts';
import { chartTable } from './chart-table.ts';
import type { Inline, Part } from './content.ts';

/** How dates are read. */
interface Reading {
  /** IANA name of a time zone. */
  timeZone: string;
}

/** Draws a message as plain text. Buttons are left out: nobody can press them there. */
export function plainText(parts: readonly Part[], reading: Reading): string {
  return parts.flatMap(part => textOf(part, reading)).join('\n\n');
}

function textOf(part: Part, reading: Reading): string[] {
  const line = (pieces: Inline[]) => pieces.map(piece => plainInline(piece, reading)).join('');
  if ('paragraph' in part) return [line(part.paragraph)];
  if ('lines' in part) return [part.lines.map(line).join('\n')];
  if ('list' in part) return [part.list.map(item => `- ${line(item)}`).join('\n')];
  if ('quote' in part)
    return [
      part.quote
        .split('\n')
        .map(each => `> ${each}`)
        .join('\n'),
    ];
  if ('link' in part) return [`${part.link.label}:\n${part.link.url}`];
  if ('chart' in part) return [`${part.chart.title}\n${chartTable(part.chart)}`];
  return [];
}

/** The link that writes to an address, which may contain what begins a header in such links. */
export function mailtoOf(address: string): string {
  return `mailto:${address.split('@').map(encodeURIComponent).join('@')}`;
}

/** Draws a part of a sentence as plain text. */
export function plainInline(piece: Inline, { timeZone }: Reading): string {
  if (typeof piece === 'string') return piece;
  if ('bold' in piece) return piece.bold;
  if ('mention' in piece) return piece.name;
  if ('url' in piece) return piece.url;
  if ('address' in piece) return piece.address;
  // "Thursday, December 10, 2026".
  return dateFormat(currentReader().tag, { dateStyle: 'full', timeZone }).format(piece.time);
}
