import { readAddress } from '../../addresses.ts';
import { withoutIgnorable } from '../../characters.ts';
import { limits } from '../../limits.ts';
import { cleanCell, withoutGuard } from './cells.ts';
import { ImportFileError } from './errors.ts';
import { type Choices, type Column, type CsvFile, columns, type ImportLimits, type RawRow } from './file.ts';
import { duplicates, type Header, readHeader } from './header.ts';
import { inactiveValues, negativeStates } from './headings.ts';
import { keysOf } from './keys.ts';
import { isBlank, type Layout, linesOf, unwrapped } from './sniff.ts';

/** Every file may have this many cells, however few rows it has. */
const CELLS_LEAST = 200_000;

/** The header used for files without one. */
const byPosition = readHeader(columns);

/** Makes rows from records as they arrive, keeps those within the limit, and counts them all. */
export class RowCollector {
  /** The line of the next record, from 1. */
  line = 1;
  /** People read so far. */
  count = 0;
  readonly #rows: RawRow[] = [];
  readonly #limits: ImportLimits;
  #header: Header = byPosition;
  #layout: Layout | null = null;
  #hasHeader = false;
  #mayLackHeader = false;
  #toSkip = 0;
  #cells = 0;
  /** Rows that are totals, unless a person follows. */
  #maybeFooters: RawRow[] = [];
  readonly #leftOut: number[] = [];
  #inactive = 0;

  constructor(limits: ImportLimits) {
    this.#limits = limits;
  }

  /**
   * Sets the columns before the first record arrives.
   * @throws ImportFileError missing-column, duplicate-column
   */
  begin(layout: Layout, headerless: boolean, choices: Choices = {}): void {
    const { header, first, recordsBefore, table } = layout;
    const isPerson = first.some(cell => cell.includes('@'));
    this.#mayLackHeader = headerless;
    this.#layout = layout;
    if (!header && (first.length === 0 || (headerless && isPerson))) return;
    const line = layout.headerLine;
    const places = header?.places ?? new Map<Column, number[]>();
    const choosable = table.columns.some(column => column.hasAddresses) ? table : undefined;
    if (!header || !places.has('Email')) {
      const missing = (['Email', 'Role'] as const).filter(column => !places.has(column));
      const found = (header?.cells ?? first).filter(cell => cell !== '');
      const data = {
        missing,
        found: found.slice(0, 20).map(cell => cell.slice(0, 100)),
        line,
        isPerson: !header && isPerson,
      };
      throw new ImportFileError('missing-column', data, choosable);
    }
    const column = choices.columns ? undefined : duplicates(header);
    if (column) {
      const headers = (places.get(column) ?? []).map(place => header.cells[place] ?? '');
      throw new ImportFileError('duplicate-column', { column, headers, line }, table);
    }
    this.#header = header;
    this.#hasHeader = true;
    this.#toSkip = recordsBefore;
    this.#leftOut.push(...layout.linesAbove);
  }

  /** Takes the next record of the file. Returns null so that csv-parse stores nothing. */
  take(record: string[]): null {
    const line = this.line;
    this.line += linesOf([record]);
    this.#assertFits(record, line);
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return null;
    }
    const written = record.map(cleanCell);
    if (isBlank(written) || (line === 1 && /^sep=/iu.test(written[0] ?? ''))) return null;
    const layout = this.#layout;
    const cells = layout?.isWrapped ? unwrapped(written, layout.delimiter) : written;
    const row = toRow(line, cells, this.#header);
    // A row with only unknown columns, such as a running number, isn't a person.
    if (isBlank([row.email, row.role, row.groups, row.name, row.action ?? ''])) return null;
    // Who is to be deactivated or revoked is often inactive already where the file comes from.
    if (!row.action && isInactive(cells, this.#header)) {
      this.#inactive += 1;
    } else if (this.#hasHeader && example.test(row.email)) {
      this.#leftOut.push(line);
    } else if (this.#hasHeader && !row.email.includes('@') && isFooter(cells)) {
      this.#maybeFooters.push(row);
    } else {
      for (const each of this.#maybeFooters) this.#keep(each);
      this.#maybeFooters = [];
      this.#keep(row);
    }
    return null;
  }

  #keep(row: RawRow): void {
    this.count += 1;
    if (this.count <= this.#limits.maxRows) this.#rows.push(row);
  }

  /** Counts before building a row. @throws ImportFileError too-many-columns, too-many-cells */
  #assertFits(record: string[], line: number): void {
    this.#cells += record.length;
    const most = Math.max(CELLS_LEAST, this.#limits.maxRows * limits.cellsPerRow);
    if (this.#cells > most) throw new ImportFileError('too-many-cells', { most });
    if (record.length <= limits.columns) return;
    const count = record.findLastIndex(cell => cell !== '') + 1;
    if (count > limits.columns) {
      throw new ImportFileError('too-many-columns', { line, count, most: limits.columns });
    }
    record.length = limits.columns;
  }

  /** @throws ImportFileError empty, too-many-rows */
  end(): Pick<CsvFile, 'rows' | 'ignoredColumns' | 'hasGroups' | 'questions' | 'leftOut' | 'table'> {
    const { maxRows: most } = this.#limits;
    if (this.count === 0) {
      for (const each of this.#maybeFooters) this.#keep(each);
      this.#maybeFooters = [];
    }
    const { count } = this;
    const { state, ignored, questions } = this.#header;
    const header = state ? (this.#header.cells[state.place] ?? '') : '';
    const inactive = this.#inactive > 0 ? { count: this.#inactive, header } : null;
    if (count === 0) {
      throw new ImportFileError('empty', { header: this.#hasHeader, ...(inactive && { inactive }) });
    }
    // Blank lines or one endless line hid the beginning: the header may come later than Foyer looks.
    if (!this.#hasHeader && !this.#mayLackHeader) throw noHeader();
    if (count > most) {
      throw new ImportFileError('too-many-rows', { count, most, files: Math.ceil(count / most) });
    }
    const hasGroups = this.#hasHeader
      ? this.#header.places.has('Groups')
      : this.#rows.some(({ groups }) => groups !== '');
    const lines = [...this.#leftOut, ...this.#maybeFooters.map(({ line }) => line)];
    return {
      rows: this.#rows,
      ignoredColumns: ignored,
      hasGroups,
      questions,
      leftOut: { lines, inactive },
      table: this.#layout?.table ?? { hasHeader: false, columns: [], fingerprint: null },
    };
  }
}

/** The example row of a template, as in Microsoft Entra's. */
const example = /^(?:example|beispiel|exemple|ejemplo|esempio)\s*[:：]/iu;

/** Words with which programs end a list. */
const footer =
  /^(?:grand total|total|totals|sum|count|summe|gesamt|anzahl|totale|nombre|cantidad|suma|razem|celkem|итого|всего|合計|总计)\b|^(?:итого|всего|合計|总计)|^\d+ (?:rows?|users?|people|members|records|entries|results|contacts)\b|^(?:end of|generated|exported|report|page \d)/iu;

function isFooter(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells.filter(cell => cell !== '');
  return footer.test(first.slice(0, limits.compared)) && rest.length <= 2;
}

function isInactive(cells: readonly string[], { state }: Header): boolean {
  if (!state) return false;
  const value = cells[state.place] ?? '';
  if (value === '' || value.length > limits.compared) return false;
  const key = keysOf(value)[0] ?? '';
  if (inactiveValues.has(key)) return true;
  const isYes = ['true', 'yes', '1', 'ja', 'oui'].includes(key);
  const isNo = ['false', 'no', '0', 'nein', 'non'].includes(key);
  return negativeStates.has(state.key) ? isYes : isNo && state.key !== 'status' && state.key !== 'state';
}

function toRow(line: number, written: readonly string[], header: Header): RawRow {
  const { cells, surplus } = withoutSurplus(written, header);
  const cell = (meaning: Parameters<Header['places']['get']>[0]) =>
    (header.places.get(meaning) ?? []).map(place => withoutGuard(cells[place] ?? ''));
  const [email = ''] = cell('Email');
  const [role = ''] = cell('Role');
  const groups = header.places.has('Groups') ? cell('Groups')[0] : surplus;
  const name = header.places.has('Name') ? cell('Name') : [...cell('First name'), ...cell('Last name')];
  return {
    line,
    email: addressIn(email),
    role,
    groups: groups ?? '',
    name: cleanCell(name.filter(part => part !== '').join(' ')),
    ...(header.places.has('Action') && { action: cell('Action')[0] ?? '' }),
  };
}

/** The address without what nobody sees in it; anything else as it is written. */
function addressIn(cell: string): string {
  const bare = withoutIgnorable(cell);
  return bare !== cell && readAddress(bare) ? bare : cell;
}

const noHeader = () =>
  new ImportFileError('missing-column', { missing: ['Email', 'Role'], found: [], line: 1, isPerson: false });

/**
 * A row with more cells than headers has unquoted commas, most often between group names. The extra cells go into
 * Groups and the later cells move back. A file without a Groups column gets its extra cells there too, and the check
 * reports that they aren't groups: nothing is dropped silently.
 */
function withoutSurplus(
  cells: readonly string[],
  header: Header,
): { cells: readonly string[]; surplus: string } {
  const surplus = cells.findLastIndex(cell => cell !== '') + 1 - header.width;
  if (surplus <= 0) return { cells, surplus: '' };
  const at = header.places.get('Groups')?.[0];
  if (at === undefined) return { cells, surplus: joined(cells.slice(header.width)) };
  const groups = joined(cells.slice(at, at + surplus + 1));
  return { cells: [...cells.slice(0, at), groups, ...cells.slice(at + surplus + 1)], surplus: '' };
}

const joined = (cells: readonly string[]) => cells.filter(cell => cell !== '').join(', ');
