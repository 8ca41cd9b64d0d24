import type { Outcome } from '../corpus.ts';

/** Files as programs write them. */
export const programs: Record<string, Outcome> = {
  'excel-alt-enter-in-cell.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices\nTeacher Laptops|Ada Lovelace',
      '4 ready bob@example.com|Remote||Bob',
    ],
  },
  'excel-empty-columns.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace'],
  },
  'excel-formula-strings.csv': {
    read: 'utf-8 ","',
    rows: ['2 error ="ada@example.com"|Analyst||Ada Lovelace [Email:invalid-email]'],
  },
  'excel-mac-old-cr.csv': {
    read: 'windows-1252 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-sep-line-quoted.csv': {
    read: 'windows-1252 ";"',
    rows: [
      '3 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '4 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-sep-line-tab.csv': {
    read: 'utf-8 "\\t"',
    rows: [
      '3 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '4 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-sep-line.csv': {
    read: 'windows-1252 ";"',
    rows: [
      '3 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '4 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-windows-csv-utf-8.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-windows-csv.csv': {
    read: 'windows-1252 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-windows-german-utf-8.csv': {
    read: 'utf-8 ";"',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-windows-german.csv': {
    read: 'windows-1252 ";"',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-windows-text-tabs.csv': {
    read: 'windows-1252 "\\t"',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'excel-windows-unicode-text.csv': {
    read: 'utf-16le "\\t"',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'google-sheets-tsv.csv': {
    read: 'utf-8 "\\t"',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices; Teacher Laptops|José Müller',
    ],
  },
  'google-sheets.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'google-workspace-export.csv': {
    read: 'utf-8 ","',
    ignored: ['Password [Required]', 'Org Unit Path [Required]'],
    rows: ['2 ready ada@example.com|Analyst||Ada Lovelace', '3 ready bob@example.com|Remote||Bob'],
  },
  'libreoffice-all-quoted.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José "Pepe" Müller',
    ],
  },
  'libreoffice-utf-16.csv': {
    read: 'utf-16le ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'libreoffice.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'numbers-decomposed-letters.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst|Café|José'],
  },
  'numbers-with-table-name.csv': {
    read: 'utf-8 ","',
    leftOut: { lines: [1] },
    rows: [
      '3 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '4 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'numbers.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'slack-member-export.csv': {
    read: 'utf-8 ","',
    ignored: ['username', 'status', 'billing-active', 'has-2fa', 'displayname'],
    rows: ['2 ready ada@example.com|Analyst||Ada Lovelace'],
  },
};
