import type { Column } from './file.ts';

/** What a file that is no CSV is, as far as its first bytes tell. */
export type LooksLike =
  | 'xlsx'
  | 'ods'
  | 'numbers'
  | 'xls'
  | 'zip'
  | 'gzip'
  | 'archive'
  | 'pdf'
  | 'image'
  | 'html'
  | 'xml'
  | 'json'
  | 'rtf'
  | 'vcard'
  | 'utf-32'
  | 'binary';

/** What each refusal of a whole file carries. Sizes are in bytes, lines count from 1. */
export interface ImportFileErrors {
  /** `rows` people were seen before the bound was reached. */
  'too-large': { most: number; rows: number };
  /** `files`: into how many files it can be split. */
  'too-many-rows': { count: number; most: number; files: number };
  'not-csv': { looksLike: LooksLike };
  'too-many-columns': { line: number; count: number; most: number };
  /** Mostly blank ones: of rows alone there are not too many. */
  'too-many-cells': { most: number };
  /** `found`: the cells of the line that was taken for the header; `isPerson`: that line holds an address. */
  'missing-column': { missing: Column[]; found: string[]; line: number; isPerson: boolean };
  'duplicate-column': { column: Column; headers: string[]; line: number };
  /** `header`: a header was there, and nobody under it. */
  empty: { header: boolean };
  /** `line`: where the row begins that cannot be read. `most`: characters of a row. */
  malformed: {
    line: number;
    reason: 'quote-not-closed' | 'text-after-quote' | 'row-too-long';
    most: number;
  };
}

export type ImportFileErrorCode = keyof ImportFileErrors;

/** A file that is refused whole: an expected failure, told to the person in plain words. */
export class ImportFileError<Code extends ImportFileErrorCode = ImportFileErrorCode> extends Error {
  readonly code: Code;
  readonly data: ImportFileErrors[Code];

  constructor(code: Code, data: ImportFileErrors[Code]) {
    super(code);
    this.name = 'ImportFileError';
    this.code = code;
    this.data = data;
  }
}
