import { writeCells } from '../../csv-lines.ts';
import { cleanCell } from './cells.ts';
import { columns, type RawRow } from './file.ts';
import { formatGroups, groupReader } from './groups.ts';

/**
 * Writes a CSV file that spreadsheets open directly: UTF-8 with a mark, CRLF, quotes by RFC 4180. A cell that a
 * spreadsheet would run as a formula gets an apostrophe, which Foyer removes when it reads the file.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${writeCells([header, ...rows])}`;
}

/** Addresses of the template's examples: nobody has them, because their domain is reserved. Source: RFC 2606, 3 */
export const templateAddresses = ['person.one', 'person.two', 'person.three'].map(
  name => `${name}@example.com`,
);

/**
 * The file that people fill in, with examples of the organization's own roles and groups.
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
 * The rows that were not sent, each with the reason. People can upload the file again after fixing it.
 * Source: product.md, Invite many people
 */
export function fixMeCsv(
  rows: readonly { raw: RawRow; reason: string }[],
  { hasGroups = true }: { hasGroups?: boolean } = {},
): string {
  // A file without the column comes back without it: an empty one would say nothing more.
  const isLeftOut = !hasGroups && rows.every(({ raw }) => raw.groups === '');
  const kept = columns.filter(column => column !== 'Groups' || !isLeftOut);
  const hasActions = rows.some(({ raw }) => (raw.action ?? '') !== '');
  return writeCsv(
    [...kept, ...(hasActions ? ['Action'] : []), 'Reason'],
    rows.map(({ raw, reason }) => {
      const cells = { Email: raw.email, Role: raw.role, Groups: raw.groups, Name: raw.name };
      const actions = hasActions ? [raw.action ?? ''] : [];
      return [...kept.map(column => cells[column]), ...actions, reason].map(cleanCell);
    }),
  );
}
