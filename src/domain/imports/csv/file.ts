/** The columns that Foyer reads, in the order in which it writes them. */
export const columns = ['Email', 'Role', 'Groups', 'Name'] as const;
export type Column = (typeof columns)[number];

/** How much of a file Foyer reads: bytes, and people (rows that are not blank). */
export interface ImportLimits {
  maxBytes: number;
  maxRows: number;
}

/** One person of a file, as written: trimmed, in composed form, without the guard against formulas. */
export interface RawRow {
  /** The line of the file on which the row starts, from 1. */
  line: number;
  email: string;
  role: string;
  groups: string;
  name: string;
  /** What to do with the person instead of inviting or updating them; blank or absent: neither. */
  action?: string;
}

/** How to read a file where the person decided instead of Foyer. Places count columns from 0. */
export interface Choices {
  encoding?: Encoding | undefined;
  /** The place of each column, for a file whose header says nothing Foyer knows. */
  columns?: ColumnChoice | undefined;
  /** Answers to questions about columns: use it as this one, or leave it out (null). By place. */
  answers?: Record<string, Column | null> | undefined;
}

export interface ColumnChoice {
  Email: number;
  Role: number | null;
  Groups: number | null;
  /** Parts of the name, in order. */
  Name: number[];
}

/** A column that may be meant as one of Foyer's: nothing is sent before the person answered. */
export interface ColumnQuestion {
  place: number;
  header: string;
  column: Column;
}

/** A file's columns as a person recognizes them; `sample`: the first value below that isn't blank. */
export interface Table {
  /** False: the first line is already a person. */
  hasHeader: boolean;
  columns: { header: string; sample: string; hasAddresses: boolean }[];
  fingerprint: string | null;
}

/** What a file contains besides people, and Foyer leaves out. */
export interface LeftOut {
  /** Lines above the header, totals below, and examples of a template. */
  lines: number[];
  /** People whose account the file calls inactive, and the column that says so. */
  inactive: { count: number; header: string } | null;
}

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'macintosh',
  'koi8-r',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
export type Encoding = (typeof encodings)[number];
export type Delimiter = ',' | ';' | '\t';

export interface CsvFile {
  rows: RawRow[];
  encoding: Encoding;
  /** Others in which the text looks as right; empty when there is no doubt. */
  otherEncodings: Encoding[];
  delimiter: Delimiter;
  /** Does the file say anything about groups: a column for them, or names without a header? */
  hasGroups: boolean;
  /** Headers of columns that Foyer doesn't use, as written. */
  ignoredColumns: string[];
  questions: ColumnQuestion[];
  leftOut: LeftOut;
  table: Table;
}
