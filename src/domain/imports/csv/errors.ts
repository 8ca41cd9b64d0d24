import type { Column, LeftOut, Table } from './file.ts';

/** What a file is that isn't CSV, judged by its first bytes. */
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

/** The data of each refusal of a whole file. Sizes are in bytes; lines count from 1. */
export interface ImportFileErrors {
  /** `rows`: how many people were read before the limit. */
  'too-large': { most: number; rows: number };
  /** `files`: into how many files it can be split. */
  'too-many-rows': { count: number; most: number; files: number };
  'not-csv': { looksLike: LooksLike };
  'too-many-columns': { line: number; count: number; most: number };
  /** Mostly blank ones: the number of rows alone is within its limit. */
  'too-many-cells': { most: number };
  /** `found`: the cells of the line that looked like the header; `isPerson`: that line contains an address. */
  'missing-column': { missing: Column[]; found: string[]; line: number; isPerson: boolean };
  'duplicate-column': { column: Column; headers: string[]; line: number };
  /** `header`: there is a header, but no row below it. `inactive`: the people who were left out. */
  empty: { header: boolean; inactive?: NonNullable<LeftOut['inactive']> };
  /** `line`: where the unreadable row begins. `most`: characters of a row. */
  malformed: {
    line: number;
    reason: 'quote-not-closed' | 'text-after-quote' | 'row-too-long';
    most: number;
  };
}

export type ImportFileErrorCode = keyof ImportFileErrors;

/** Foyer refuses the whole file: an expected failure, which the person reads in plain words. */
export class ImportFileError<Code extends ImportFileErrorCode = ImportFileErrorCode> extends Error {
  readonly code: Code;
  readonly data: ImportFileErrors[Code];
  /** The columns, where the file has addresses: the person can choose which is which. */
  readonly table: Table | undefined;

  constructor(code: Code, data: ImportFileErrors[Code], table?: Table) {
    super(code);
    this.table = table;
    this.name = 'ImportFileError';
    this.code = code;
    this.data = data;
  }
}
