import type { Grant } from '../roles.ts';
import type { CheckedRow } from './check.ts';
import type { CheckedDraft } from './check-draft.ts';

/** A row that changes something when it is sent. */
export interface SendableRow {
  id: string;
  row: CheckedRow;
  email: string;
  roleId: string;
  grants: Grant[];
}

/** The rows of a draft that change something when they are sent. */
export function sendableRows({ rows, drafted }: CheckedDraft): SendableRow[] {
  return rows.flatMap((row, index) => {
    const id = drafted[index]?.id;
    const { email, roleId, grants } = row;
    if (row.class === 'error' || row.class === 'unchanged' || !id || !email || !roleId) return [];
    return [{ id, row, email, roleId, grants }];
  });
}

/** Those rows with one of these classes. */
export const rowsOfClass = (good: SendableRow[], ...classes: CheckedRow['class'][]) =>
  good.filter(({ row }) => classes.includes(row.class));
