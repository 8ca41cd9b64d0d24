import { withoutIgnorable } from '../../characters.ts';
import { cleanCell } from './cells.ts';
import { ImportFileError } from './errors.ts';
import type { RawRow } from './file.ts';
import { recipientsOf } from './recipients.ts';

const MAX_ADDRESS = 320;

/**
 * Reads a list of recipients as mail programs write it: `Name <address>` or addresses alone, separated by commas,
 * semicolons, spaces or lines. Null when it is something else, such as rows without a header.
 * @param isTyped text that was pasted may have other words in a line with several recipients: they become rows to fix
 * @throws ImportFileError too-many-rows
 */
export function readList(text: string, most: number, isTyped: boolean): RawRow[] | null {
  if (!text.includes('@')) return null;
  const rows: RawRow[] = [];
  let count = 0;
  let people = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    const { recipients, rest } = recipientsOf(line);
    const before = count;
    const add = (address: string, name = '') => {
      const row = rowOf(index + 1, address, name);
      if (row.email === '') return;
      count += 1;
      if (row.email.includes('@')) people += 1;
      if (count <= most) rows.push(row);
    };
    for (const { address, name, strangeWords } of recipients) {
      for (const each of strangeWords.split(/[,;]/u)) add(each);
      add(address, name);
    }
    for (const each of rest.split(/[,;]/u)) add(each);
    const isPure = count - before === recipients.length;
    if (!isPure && (!isTyped || recipients.length < 2)) return null;
  }
  if (people === 0) return null;
  if (count > most) {
    throw new ImportFileError('too-many-rows', { count, most, files: Math.ceil(count / most) });
  }
  return rows;
}

function rowOf(line: number, address: string, name: string): RawRow {
  const email = withoutIgnorable(cleanCell(address.slice(0, MAX_ADDRESS)));
  return { line, email, role: '', groups: '', name };
}
