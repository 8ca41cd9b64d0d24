/**
 * Limits of the text that Foyer reads from people and files, in characters unless it says otherwise. Foyer refuses
 * longer text in a sentence before any other code reads it. No other part of the program has its own limit for the
 * same.
 */
export const limits = {
  /** The text after the command; Slack's own message box ends at 4,000. */
  command: 4_000,
  /** One field of a modal, also a note or pasted rows: the most that Slack's inputs accept. */
  field: 3_000,
  /** Values chosen in one field: Slack offers 100 of a select at a time. */
  choices: 1_000,
  /** Text typed to search a list or find an option. */
  search: 150,
  /** Notes, reasons and welcome messages. */
  note: 1_000,
  /** Slack shows at most 75 characters of an option, so a longer name could not be chosen in a modal. */
  name: 75,
  /** One cell of a file. */
  cell: 3_000,
  /** The cell with group names. */
  groupsCell: 8_000,
  /** Columns of a file. Exports of other programs have up to about two hundred. */
  columns: 500,
  /** Cells of a file, for each row that it may have, however they are distributed. */
  cellsPerRow: 200,
  /** One row of a file: a longer one most often has a quotation mark that is never closed. */
  row: 65_536,
  /** A longer value doesn't resemble any name. */
  compared: 150,
  /** How many names one text or file is compared with to find the nearest. */
  comparisons: 20_000,
} as const;
