import { cleanCell, guardFormula } from './cells.ts';
import { columns, type RawRow } from './file.ts';
import { formatGroups, groupReader } from './groups.ts';

/**
 * Writes a CSV file that spreadsheets open as it is: UTF-8 with a mark, CRLF, quotes as RFC 4180 has them.
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, which reading takes away.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${writeCells([header, ...rows])}`;
}

/** Lines of such a file. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  const cell = guardFormula(text.toWellFormed());
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The file that people fill in: its examples carry the organization's own roles and groups.
 * Source: the Senturo article on bulk invitations, Download our CSV template
 */
export function templateCsv(organization: {
  /** The top role first. */
  roleNames: readonly string[];
  groupNames: readonly string[];
}): string {
  const [first = '', ...others] = [...organization.roleNames].reverse();
  const read = groupReader(organization.groupNames);
  const groups = (most: number) => formatGroups(organization.groupNames.slice(0, most), read);
  return writeCsv(columns, [
    ['ada@example.com', first, groups(1), 'Ada Lovelace'],
    ['grace@example.com', others[0] ?? first, groups(2), 'Grace Hopper'],
    ['alan@example.com', first, '', ''],
  ]);
}

/**
 * The rows that were not sent, each with why; it uploads again as it is.
 * Source: product.md, Invite many people
 */
export function fixMeCsv(rows: readonly { raw: RawRow; reason: string }[]): string {
  return writeCsv(
    [...columns, 'Reason'],
    rows.map(({ raw, reason }) => [
      ...[raw.email, raw.role, raw.groups, raw.name].map(cleanCell),
      cleanCell(reason),
    ]),
  );
}
