import type { Outcome } from '../corpus.ts';

/** Files in every encoding, whole and damaged. */
export const encodings: Record<string, Outcome> = {
  'utf-16be-bom.csv': {
    read: 'utf-16be ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'utf-16be-no-bom.csv': {
    read: 'utf-16be ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'utf-16le-bom.csv': {
    read: 'utf-16le ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'utf-16le-cyrillic.csv': {
    read: 'utf-16le ";"',
    rows: ['2 ready olga@example.com|Analyst||Ольга Петрова'],
  },
  'utf-16le-lone-surrogate.csv': {
    read: 'utf-16le ","',
    rows: ['2 error ada@example.com|Analyst||A\ufffdb [Name:name-damaged]'],
  },
  'utf-16le-no-bom.csv': {
    read: 'utf-16le ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'utf-16le-odd-byte.csv': {
    read: 'utf-16le ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
      '4 error \ufffd||| [Email:invalid-email Role:role-missing]',
    ],
  },
  'utf-8-bom-quoted-header.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||'] },
  'utf-8-bom.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'utf-8-damaged-byte.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst||José',
      '3 error bob@example.com|Remote||M\ufffdller [Name:name-damaged]',
    ],
  },
  'utf-8-encoded-surrogate.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst||José',
      '3 error bob@example.com|Remote||B\ufffd\ufffd\ufffdob [Name:name-damaged]',
    ],
  },
  'utf-8-saved-as-windows-1252.csv': {
    read: 'utf-8 ","',
    rows: ['2 error ada@example.com|Analyst||JosÃ© MÃ¼ller [Name:name-damaged]'],
  },
  'utf-8.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
  'windows-1252-last-byte.csv': { read: 'windows-1252 ","', rows: ['2 ready ada@example.com|Analyst||René'] },
  'windows-1252-quotes.csv': {
    read: 'windows-1252 ","',
    doubts: ['windows-1251'],
    rows: ['2 ready ada@example.com|Analyst||\u201cAda\u201d \u2013 O\u2019Neil €'],
  },
  'windows-1252.csv': {
    read: 'windows-1252 ","',
    rows: [
      '2 ready ada@example.com|Analyst|Student Devices|Ada Lovelace',
      '3 ready jose@example.com|Remote|Student Devices, Teacher Laptops|José Müller',
    ],
  },
};
