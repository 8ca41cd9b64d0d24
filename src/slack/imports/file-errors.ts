import { clamp } from '../../domain/characters.ts';
import type { ImportFileErrorCode, ImportFileErrors } from '../../domain/imports/csv/errors.ts';
import { ImportFileError } from '../../domain/imports/csv/errors.ts';
import { FileUnavailableError, type Unavailable } from '../files.ts';

const kinds: Record<ImportFileErrors['not-csv']['looksLike'], string> = {
  xlsx: 'an Excel workbook; in Excel choose “Save as”, “CSV UTF-8”',
  ods: 'a LibreOffice spreadsheet; there choose “Save as”, “Text CSV”',
  numbers: 'a Numbers spreadsheet; there choose “Export to”, “CSV”',
  xls: 'an old Excel workbook; in Excel choose “Save as”, “CSV UTF-8”',
  zip: 'a ZIP archive; unpack it and upload the CSV file in it',
  gzip: 'a compressed file; unpack it first',
  archive: 'an archive; unpack it and upload the CSV file in it',
  pdf: 'a PDF; upload the spreadsheet behind it as CSV',
  image: 'an image; upload a CSV file',
  html: 'a web page; export the list as CSV',
  xml: 'XML; export the list as CSV',
  json: 'JSON; export the list as CSV',
  rtf: 'a text document; save the list as CSV',
  vcard: 'a contact card; export the list as CSV',
  'utf-32': 'text in UTF-32; save it as CSV UTF-8',
  binary: 'not text. Upload a CSV file',
};

const malformed: Record<ImportFileErrors['malformed']['reason'], string> = {
  'quote-not-closed': 'has a quotation mark that is never closed',
  'text-after-quote': 'has text after a closing quotation mark; double the marks inside a cell',
  'row-too-long': 'is longer than a row can be; a quotation mark before it may be missing its partner',
};

const HEADERS_NAMED = 8;
const MAX_HEADER = 80;

const named = (headers: readonly string[]) =>
  headers
    .slice(0, HEADERS_NAMED)
    .map(header => clamp(header, MAX_HEADER))
    .join(', ');

const texts: { [Code in ImportFileErrorCode]: (data: ImportFileErrors[Code]) => string } = {
  'too-large': ({ most, rows }) =>
    `The file is larger than ${Math.floor(most / 1024)} KB${rows > 0 ? ` (more than ${rows} people)` : ''}. Split it into several files. Nothing was sent.`,
  'too-many-rows': ({ count, most, files }) =>
    `The file holds ${count} people, and a file may hold ${most}. Split it into ${files} files. Nothing was sent.`,
  'too-many-columns': ({ line, count, most }) =>
    `Line ${line} has ${count} columns, and a file may have ${most}. Keep Email, Role, Groups and Name.`,
  'too-many-cells': ({ most }) =>
    `The file has more than ${most} cells. Delete the columns and rows that are not needed, then upload it again.`,
  'not-csv': ({ looksLike }) => `This isn’t a CSV file. It’s ${kinds[looksLike]}.`,
  'missing-column': ({ missing, found, line, isPerson }) =>
    isPerson
      ? `The first line is already a person. Put a header above it: Email, Role, Groups, Name.`
      : `${missing.length > 1 ? `The columns ${missing.join(' and ')} are` : `The column ${missing.join()} is`} missing. Line ${line} was read as the header: ${named(found)}. The template shows how it should look.`,
  'duplicate-column': ({ column, headers, line }) =>
    `The header on line ${line} names the column ${column} more than once (${named(headers)}). Keep one.`,
  empty: ({ header, inactive }) => {
    if (!inactive) return header ? 'There is nobody below the header.' : 'The file is empty.';
    const { count } = inactive;
    const column = `“${clamp(inactive.header, MAX_HEADER)}”`;
    const who =
      count === 1
        ? 'The one person in this file isn’t active'
        : `All ${count} people in this file aren’t active`;
    return `${who} (column ${column}), so nobody is left to upload. Clear that cell for people you want to invite or reactivate.`;
  },
  malformed: ({ line, reason }) => `The row that begins on line ${line} ${malformed[reason]}.`,
};

function textOf<Code extends ImportFileErrorCode>(error: ImportFileError<Code>): string {
  return texts[error.code](error.data);
}

const unavailable: Record<Unavailable, string> = {
  external:
    'This file isn’t in Slack: it is a link to another service. Download it there, then upload the CSV file itself.',
  'not-uploaded': 'This isn’t an uploaded file. Save the list as a CSV file, then upload that.',
  deleted: 'Slack did not hand the file over: it was deleted. Upload it again.',
  hidden: 'Slack hides this file because the workspace has reached its storage limit. Upload it again.',
  'no-access': 'Slack did not hand the file over: Foyer can’t see it. Upload it to Foyer yourself.',
  'foreign-address':
    'This file’s address isn’t Slack’s, so Foyer did not open it. Upload the CSV file itself.',
  'not-handed-over':
    'Slack did not hand the file over. Upload it again. If that doesn’t help, an admin must install Foyer again, with the permission files:read.',
};

/** The text for a refused file; null for any other error. */
export function fileErrorText(error: unknown): string | null {
  if (error instanceof ImportFileError) return textOf(error);
  if (error instanceof FileUnavailableError) return unavailable[error.reason];
  return null;
}
