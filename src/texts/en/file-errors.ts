import { clamp } from '../../domain/characters.ts';
import type { ImportFileErrors } from '../../domain/imports/csv/errors.ts';
import type { FileErrors } from '../file-errors.ts';
import { english } from './language.ts';

const kinds: Record<ImportFileErrors['not-csv']['looksLike'], string> = {
  xlsx: 'This is an Excel workbook. In Excel, choose “Save as” and “CSV UTF-8”.',
  ods: 'This is a LibreOffice spreadsheet. In LibreOffice, choose “Save as” and “Text CSV”.',
  numbers: 'This is a Numbers spreadsheet. In Numbers, choose “Export to” and “CSV”.',
  xls: 'This is an old Excel workbook. In Excel, choose “Save as” and “CSV UTF-8”.',
  zip: 'This is a ZIP archive. Unpack it and upload the CSV file inside.',
  gzip: 'This is a compressed file. Unpack it first.',
  archive: 'This is an archive. Unpack it and upload the CSV file inside.',
  pdf: 'This is a PDF. Upload the spreadsheet behind it as CSV.',
  image: 'This is an image. Upload a CSV file.',
  html: 'This is a web page. Export the list as CSV.',
  xml: 'This is XML. Export the list as CSV.',
  json: 'This is JSON. Export the list as CSV.',
  rtf: 'This is a text document. Save the list as CSV.',
  vcard: 'This is a contact card. Export the list as CSV.',
  'utf-32': 'This is text in UTF-32. Save it as CSV UTF-8.',
  binary: 'This isn’t text. Upload a CSV file.',
};

const malformed: Record<ImportFileErrors['malformed']['reason'], string> = {
  'quote-not-closed': 'has a quotation mark that is never closed. Close it or delete it',
  'text-after-quote': 'has text after a closing quotation mark. Double the marks inside a cell',
  'row-too-long': 'is too long. A quotation mark before it may be missing its partner',
};

const HEADERS_NAMED = 8;
const MAX_HEADER = 80;

const named = (headers: readonly string[]) =>
  headers
    .slice(0, HEADERS_NAMED)
    .map(header => clamp(header, MAX_HEADER))
    .join(', ');

/** Why Foyer can't use an uploaded file, and what to do. */
export const fileErrors: FileErrors = {
  'too-large': ({ most, rows }) =>
    `The file is larger than ${english.number(Math.floor(most / 1024))} KB${rows > 0 ? ` (more than ${english.number(rows)} people)` : ''}. Split it into several files. Nothing was sent.`,
  'too-many-rows': ({ count, most, files }) =>
    `The file has ${english.number(count)} people. A file can have ${english.number(most)}. Split it into ${english.number(files)} files. Nothing was sent.`,
  'too-many-columns': ({ line, count, most }) =>
    `Line ${line} has ${english.number(count)} columns. A file can have ${english.number(most)}. Keep Email, Role, Groups and Name.`,
  'too-many-cells': ({ most }) =>
    `The file has more than ${english.number(most)} cells. Delete the columns and rows you don’t need. Then upload it again.`,
  'not-csv': ({ looksLike }) => `${kinds[looksLike]} Nothing was sent.`,
  'missing-column': ({ missing, found, line, isPerson }) =>
    isPerson
      ? 'The first line is already a person. Add a header line above it: Email, Role, Groups, Name.'
      : `${missing.length > 1 ? `The columns ${missing.join(' and ')} are` : `The column ${missing.join()} is`} missing. Line ${line} was read as the header: ${named(found)}. The template shows how the file should look.`,
  'duplicate-column': ({ column, headers, line }) =>
    `The header on line ${line} has the column ${column} more than once (${named(headers)}). Keep one.`,
  empty: ({ header, inactive }) => {
    if (!inactive) return header ? 'There are no rows below the header.' : 'The file is empty.';
    const column = `“${clamp(inactive.header, MAX_HEADER)}”`;
    const who = english.plural(inactive.count, {
      one: 'The # person in this file isn’t active',
      other: 'All # people in this file are inactive',
    });
    return `${who} (column ${column}). Nobody is left to upload. Clear that cell for people you want to invite or reactivate.`;
  },
  malformed: ({ line, reason }) => `The row that begins on line ${line} ${malformed[reason]}.`,
};

/** Why Slack gave Foyer no file. */
export const unavailableFiles = {
  external:
    'This file isn’t in Slack. It’s a link to another service. Download it there, then upload the CSV file itself.',
  'not-uploaded': 'This isn’t an uploaded file. Save the list as a CSV file, then upload that.',
  deleted: 'This file was deleted. Upload it again.',
  hidden: 'Slack hides this file because the workspace has reached its storage limit. Upload it again.',
  'no-access': 'Foyer can’t see this file. Upload it to Foyer yourself.',
  'foreign-address':
    'This file’s address isn’t Slack’s, so Foyer didn’t open it. Upload the CSV file itself.',
  'not-handed-over':
    'Foyer couldn’t get the file from Slack. Upload it again. If that doesn’t help, an admin must install Foyer again, with the permission files:read.',
};
