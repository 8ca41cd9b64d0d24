import type { Outcome } from '../corpus.ts';

/** Files that are refused whole. */
export const refusals: Record<string, Outcome> = {
  'bomb.zip.csv': { refused: 'not-csv', data: { looksLike: 'zip' } },
  'empty.csv': { refused: 'empty', data: { header: false } },
  'no-email.csv': {
    refused: 'missing-column',
    data: { missing: ['Email'], found: ['Name', 'Role'], line: 1, isPerson: false },
  },
  'no-header.csv': {
    refused: 'missing-column',
    data: { missing: ['Email', 'Role'], found: ['ada@example.com', 'Analyst'], line: 1, isPerson: true },
    columns: ['', ''],
  },
  'only-blank-lines.csv': { refused: 'empty', data: { header: false } },
  'only-bom.csv': { refused: 'empty', data: { header: false } },
  'only-header.csv': { refused: 'empty', data: { header: true } },
  'only-sep.csv': { refused: 'empty', data: { header: false } },
  'over-the-limit.csv': { refused: 'too-many-rows', data: { count: 101, most: 100, files: 2 } },
  'pipe.csv': {
    refused: 'missing-column',
    data: { missing: ['Email', 'Role'], found: ['Email|Role'], line: 1, isPerson: false },
  },
  'prose.csv': {
    refused: 'missing-column',
    data: { missing: ['Email', 'Role'], found: ['Dear all'], line: 1, isPerson: false },
  },
  'quote-never-closed.csv': {
    refused: 'malformed',
    data: { line: 3, reason: 'quote-not-closed', most: 65536 },
  },
  'random-bytes.csv': { refused: 'not-csv', data: { looksLike: 'binary' } },
  'renamed-gzip.csv': { refused: 'not-csv', data: { looksLike: 'gzip' } },
  'renamed-html.csv': { refused: 'not-csv', data: { looksLike: 'html' } },
  'renamed-jpeg.csv': { refused: 'not-csv', data: { looksLike: 'image' } },
  'renamed-json.csv': { refused: 'not-csv', data: { looksLike: 'json' } },
  'renamed-numbers.csv': { refused: 'not-csv', data: { looksLike: 'numbers' } },
  'renamed-ods.csv': { refused: 'not-csv', data: { looksLike: 'ods' } },
  'renamed-pdf.csv': { refused: 'not-csv', data: { looksLike: 'pdf' } },
  'renamed-png.csv': { refused: 'not-csv', data: { looksLike: 'image' } },
  'renamed-rtf.csv': { refused: 'not-csv', data: { looksLike: 'rtf' } },
  'renamed-vcard.csv': { refused: 'not-csv', data: { looksLike: 'vcard' } },
  'renamed-xls.csv': { refused: 'not-csv', data: { looksLike: 'xls' } },
  'renamed-xlsx.csv': { refused: 'not-csv', data: { looksLike: 'xlsx' } },
  'renamed-xml.csv': { refused: 'not-csv', data: { looksLike: 'xml' } },
  'sign-in-page.csv': { refused: 'not-csv', data: { looksLike: 'html' } },
  'text-after-quote.csv': {
    refused: 'malformed',
    data: { line: 2, reason: 'text-after-quote', most: 65536 },
  },
  'two-emails.csv': {
    refused: 'duplicate-column',
    data: { column: 'Email', headers: ['Email', 'E-mail'], line: 1 },
    columns: ['Email', 'Role', 'E-mail'],
  },
  'two-names.csv': {
    refused: 'duplicate-column',
    data: { column: 'Name', headers: ['Name', 'Full Name'], line: 1 },
    columns: ['Email', 'Role', 'Name', 'Full Name'],
  },
  'utf-32.csv': { refused: 'not-csv', data: { looksLike: 'utf-32' } },
  'zeros.csv': { refused: 'not-csv', data: { looksLike: 'binary' } },
};
