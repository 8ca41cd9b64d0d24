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
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t';

export interface CsvFile {
  rows: RawRow[];
  encoding: Encoding;
  delimiter: Delimiter;
  /** Does the file say anything about groups: a column for them, or names without a header? */
  hasGroups: boolean;
  /** Headers of columns that Foyer doesn't use, as written. */
  ignoredColumns: string[];
}
