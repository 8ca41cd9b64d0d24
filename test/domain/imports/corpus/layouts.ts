import type { Outcome } from '../corpus.ts';

/** Separators, line ends, headers and ragged rows. */
export const layouts: Record<string, Outcome> = {
  'blank-lines-of-separators.csv': { read: 'utf-8 ";"', rows: ['4 ready ada@example.com|Analyst||'] },
  'blank-lines.csv': {
    read: 'utf-8 ","',
    rows: ['5 ready ada@example.com|Analyst||', '9 ready bob@example.com|Remote||'],
  },
  'comma-with-quoted-semicolons.csv': {
    read: 'utf-8 ","',
    ignored: ['Name; first; last; title; more'],
    rows: ['2 ready ada@example.com|Analyst||'],
  },
  'cr.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||'] },
  'fix-me-uploaded-again.csv': {
    read: 'utf-8 ","',
    rows: ['2 error ada@example.com|Analist||Ada Lovelace [Role:unknown-role]'],
  },
  'invisible-around.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||'] },
  'lf.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||'] },
  'line-ends-mixed.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst||',
      '3 ready bob@example.com|Remote||',
      '4 ready cy@example.com|Remote||',
    ],
  },
  'no-last-line-end.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||'] },
  'no-role.csv': {
    read: 'utf-8 ","',
    rows: ['2 error ada@example.com|||Ada [Role:role-missing]'],
  },
  'numbered-blank-rows.csv': {
    read: 'utf-8 ","',
    ignored: ['No'],
    rows: ['2 ready ada@example.com|Analyst||'],
  },
  'order-and-case.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace'],
  },
  'quote-inside-unquoted.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst||Ada "the Countess" Lovelace'],
  },
  'quoted-empty.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||'] },
  'quoted-line-ends-of-all-kinds.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst||Ada\r\nof\rthe\nEngine',
      '6 error bob@example.com|Nobody|| [Role:unknown-role]',
    ],
  },
  'quotes-doubled.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst||"Ada" said "hi, there"'],
  },
  'ragged-name-with-comma.csv': {
    read: 'utf-8 ","',
    rows: ['2 error ada@example.com|Analyst|Student Devices, Lovelace|Ada [Groups:unknown-group]'],
  },
  'ragged-short.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst||', '3 error bob@example.com||| [Role:role-missing]'],
  },
  'ragged-surplus-no-groups.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|',
      '3 error bob@example.com|Remote|extra| [Groups:unknown-group]',
    ],
  },
  'ragged-unquoted-groups-last.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst|Student Devices, Teacher Laptops|'],
  },
  'ragged-unquoted-groups.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices, Teacher Laptops|Ada Lovelace',
      '3 ready bob@example.com|Remote|Student Devices|Bob',
    ],
  },
  'semicolon-with-commas-in-cells.csv': {
    read: 'utf-8 ";"',
    rows: ['2 ready ada@example.com|Analyst|Student Devices, Teacher Laptops|Lovelace, Ada'],
  },
  'semicolon.csv': { read: 'utf-8 ";"', rows: ['2 ready ada@example.com|Analyst||'] },
  'spaces-around.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst|Student Devices, Teacher Laptops|Ada Lovelace'],
  },
  'synonyms-facilities.csv': {
    read: 'utf-8 ";"',
    rows: ['2 ready ada@example.com|Analyst|Student Devices|Ada'],
  },
  'synonyms-first-and-last-name.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst||Ada Lovelace'],
  },
  'synonyms-user-beside-email.csv': {
    read: 'utf-8 ","',
    ignored: ['User'],
    rows: ['2 ready ada@example.com|Analyst|Student Devices|'],
  },
  'synonyms.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace'],
  },
  'tab-with-blank-cells.csv': { read: 'utf-8 "\\t"', rows: ['2 ready ada@example.com|Analyst||Ada'] },
  'tab.csv': { read: 'utf-8 "\\t"', rows: ['2 ready ada@example.com|Analyst||'] },
  'title-above.csv': {
    read: 'utf-8 ","',
    leftOut: { lines: [1] },
    rows: ['4 ready ada@example.com|Analyst||'],
  },
  'trailing-separators.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst||', '3 ready bob@example.com|Remote||'],
  },
  'unknown-columns.csv': {
    read: 'utf-8 ","',
    ignored: ['Id', 'Department', 'Phone'],
    rows: ['2 ready ada@example.com|Analyst||'],
  },
};
