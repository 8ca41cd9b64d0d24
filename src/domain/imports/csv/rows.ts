import { cleanCell, withoutGuard } from './cells.ts';
import { ImportFileError } from './errors.ts';
import { type Column, columns, type ImportLimits, type RawRow } from './file.ts';
import { type Header, readHeader } from './header.ts';
import { isBlank, type Layout, linesOf } from './sniff.ts';

/** What a line without a header is read by. */
const byPosition = readHeader(columns);

/** Makes rows of records as they come, keeps those within the limit, and counts them all. */
export class RowCollector {
  /** The line of the record that comes next, from 1. */
  line = 1;
  /** People seen so far. */
  count = 0;
  readonly #rows: RawRow[] = [];
  readonly #limits: ImportLimits;
  #header: Header = byPosition;
  #toSkip = 0;

  constructor(limits: ImportLimits) {
    this.#limits = limits;
  }

  /**
   * Settles the columns before the first record comes.
   * @throws ImportFileError missing-column, duplicate-column
   */
  begin(layout: Layout, headerless: boolean): void {
    const { header, first, recordsBefore } = layout;
    const isPerson = first.some(cell => cell.includes('@'));
    if (!header && (first.length === 0 || (headerless && isPerson))) {
      // The line that tells the separator is no person.
      return;
    }
    const line = layout.headerLine;
    const places = header?.places ?? new Map<Column, number[]>();
    const missing = (['Email', 'Role'] as const).filter(column => !places.has(column));
    if (!header || missing.length > 0) {
      const found = (header?.cells ?? first).filter(cell => cell !== '');
      throw new ImportFileError('missing-column', {
        missing,
        found: found.slice(0, 20).map(cell => cell.slice(0, 100)),
        line,
        isPerson: !header && isPerson,
      });
    }
    for (const column of columns) {
      const at = places.get(column) ?? [];
      if (at.length < 2) continue;
      const headers = at.map(place => header.cells[place] ?? '');
      throw new ImportFileError('duplicate-column', { column, headers, line });
    }
    this.#header = header;
    this.#toSkip = recordsBefore;
  }

  /** Takes the next record of the file. Returns null: csv-parse is to keep nothing. */
  take(record: string[]): null {
    const line = this.line;
    this.line += linesOf([record]);
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return null;
    }
    const cells = record.map(cleanCell);
    if (isBlank(cells) || (line === 1 && /^sep=/iu.test(cells[0] ?? ''))) return null;
    this.count += 1;
    if (this.count <= this.#limits.maxRows) this.#rows.push(toRow(line, cells, this.#header));
    return null;
  }

  /** @throws ImportFileError empty, too-many-rows */
  end(): { rows: RawRow[]; ignoredColumns: string[] } {
    const { maxRows: most } = this.#limits;
    const { count } = this;
    if (count === 0) throw new ImportFileError('empty', { header: this.#header !== byPosition });
    if (count > most) {
      throw new ImportFileError('too-many-rows', { count, most, files: Math.ceil(count / most) });
    }
    return { rows: this.#rows, ignoredColumns: this.#header.ignored };
  }
}

function toRow(line: number, written: readonly string[], header: Header): RawRow {
  const cells = mendUnquotedGroups(written, header);
  const cell = (meaning: Parameters<Header['places']['get']>[0]) =>
    (header.places.get(meaning) ?? []).map(place => withoutGuard(cells[place] ?? ''));
  const [email = ''] = cell('Email');
  const [role = ''] = cell('Role');
  const [groups = ''] = cell('Groups');
  const name = header.places.has('Name') ? cell('Name') : [...cell('First name'), ...cell('Last name')];
  return { line, email, role, groups, name: cleanCell(name.filter(part => part !== '').join(' ')) };
}

/**
 * More cells than headers come from commas that nobody quoted, most often between group names: so many cells
 * more belong to Groups, and what follows moves back. A file without a Groups column gets its surplus there
 * too, where the check names what is no group: nothing is dropped unseen.
 */
function mendUnquotedGroups(cells: readonly string[], header: Header): readonly string[] {
  const last = cells.findLastIndex(cell => cell !== '') + 1;
  const surplus = last - header.width;
  const at = header.places.get('Groups')?.[0];
  if (surplus <= 0 || at === undefined) return cells;
  const groups = cells.slice(at, at + surplus + 1).filter(cell => cell !== '');
  return [...cells.slice(0, at), groups.join(', '), ...cells.slice(at + surplus + 1)];
}
