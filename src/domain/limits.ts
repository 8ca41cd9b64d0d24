/**
 * How much Foyer reads of what people and files say, in characters unless said otherwise. What is longer is refused in
 * a sentence before anything else looks at it; no part of the program has a limit of its own for the same.
 */
export const limits = {
  /** What is typed after the command; Slack’s own message box ends at 4,000. */
  command: 4_000,
  /** One field of a modal, a note and pasted rows too: the most that Slack’s inputs take. */
  field: 3_000,
  /** Values chosen in one field: Slack offers 100 of a select at a time. */
  choices: 1_000,
  /** What is typed to search a list or to find an option. */
  search: 150,
  /** Notes, reasons and welcome messages. */
  note: 1_000,
  /** Slack shows at most 75 characters of an option, so a longer name could not be chosen in a modal. */
  name: 75,
  /** One cell of a file. */
  cell: 3_000,
  /** The cell with the names of groups. */
  groupsCell: 8_000,
  /** Columns of a file. Exports of other programs have up to some two hundred. */
  columns: 500,
  /** Cells of a file for each row that it may have, however they are spread. */
  cellsPerRow: 200,
  /** One row of a file: more is most often a quotation mark that is never closed. */
  row: 65_536,
  /** A value longer than this resembles no name. */
  compared: 150,
  /** Names that one text or file is compared with to find the nearest. */
  comparisons: 20_000,
} as const;
