import { writeCells } from '../../csv-lines.ts';
import { columns } from './file.ts';
import { formatGroups, groupReader } from './groups.ts';
import { writeCsv } from './write.ts';

/** Instead of a blank cell, which would give all groups: no group has this name, so the row asks for a choice. */
const REMOVED = '(group removed)';

/** A person in a list that is downloaded. */
export interface ExportedPerson {
  email: string;
  name: string | null;
  role: { name: string };
  grants: readonly { group: { name: string } }[];
  /** It gave groups that were removed since. */
  lostGroups?: boolean;
  status: string;
}

/**
 * Writes people in the import's own columns, piece by piece: uploaded again as it is, the file changes nothing. A blank
 * Action column is there to be filled in.
 */
export async function* peopleCsv(
  batches: AsyncIterable<ExportedPerson[]>,
  groupNames: readonly string[],
): AsyncGenerator<string> {
  const read = groupReader(groupNames);
  yield writeCsv([...columns, 'Status', 'Action'], []);
  for await (const people of batches) {
    yield writeCells(
      people.map(({ email, role, grants, lostGroups, name, status }) => {
        const groups = formatGroups(
          grants.map(({ group }) => group.name),
          read,
        );
        const cells = {
          Email: email,
          Role: role.name,
          Groups: groups || (lostGroups ? REMOVED : ''),
          Name: name ?? '',
        };
        return [...columns.map(column => cells[column]), status, ''];
      }),
    );
  }
}
