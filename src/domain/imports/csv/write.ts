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

/** Whom the template's examples name: nobody, by the domain that is reserved for it. Source: RFC 2606, 3 */
export const templateAddresses = ['person.one', 'person.two', 'person.three'].map(
  name => `${name}@example.com`,
);

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
  const examples = [
    [first, groups(1), 'Person One'],
    [others[0] ?? first, groups(2), 'Person Two'],
    [first, '', ''],
  ];
  return writeCsv(
    columns,
    examples.map((cells, index) => [templateAddresses[index] ?? '', ...cells]),
  );
}

/**
 * The rows that were not sent, each with why; it uploads again as it is.
 * Source: product.md, Invite many people
 */
export function fixMeCsv(
  rows: readonly { raw: RawRow; reason: string }[],
  { hasGroups = true }: { hasGroups?: boolean } = {},
): string {
  // A column that the file did not have would say of everybody that they have none.
  const isLeftOut = !hasGroups && rows.every(({ raw }) => raw.groups === '');
  const kept = columns.filter(column => column !== 'Groups' || !isLeftOut);
  return writeCsv(
    [...kept, 'Reason'],
    rows.map(({ raw, reason }) => {
      const cells = { Email: raw.email, Role: raw.role, Groups: raw.groups, Name: raw.name };
      return [...kept.map(column => cleanCell(cells[column])), cleanCell(reason)];
    }),
  );
}
