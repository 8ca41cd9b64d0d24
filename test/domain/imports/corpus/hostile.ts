import type { Outcome } from '../corpus.ts';

/** Files that mean harm, or look like it. */
export const hostile: Record<string, Outcome> = {
  'address-local-part-of-65.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com|Analyst||',
      '3 error bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb@example.com|Analyst|| [Email:invalid-email]',
    ],
  },
  'address-of-254.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.eeeeee.com|Analyst||',
    ],
  },
  'address-of-255.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.eeeeeee.com|Analyst|| [Email:email-too-long]',
    ],
  },
  'addresses-decorated.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error Ada Lovelace <ada@example.com>|Analyst|| [Email:invalid-email]',
      '3 error mailto:bob@example.com|Analyst|| [Email:invalid-email]',
      '4 error cy@example.com;|Analyst|| [Email:invalid-email]',
      '5 error <dee@example.com>|Analyst|| [Email:invalid-email]',
      '6 error ｅｖｅ@example.com|Analyst|| [Email:invalid-email]',
    ],
  },
  'addresses-invalid.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error ada|Analyst|| [Email:invalid-email]',
      '3 error ada@|Analyst|| [Email:invalid-email]',
      '4 error @example.com|Analyst|| [Email:invalid-email]',
      '5 error ada@example|Analyst|| [Email:invalid-email]',
      '6 error ada@@example.com|Analyst|| [Email:invalid-email]',
      '7 error ada b@example.com|Analyst|| [Email:invalid-email]',
      '8 error ada..b@example.com|Analyst|| [Email:invalid-email]',
      '9 error ada@-example.com|Analyst|| [Email:invalid-email]',
      '10 error ada@example..com|Analyst|| [Email:invalid-email]',
    ],
  },
  'control-characters.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error ada@example.com|Analyst||A\u0007da\u001b[31m [Name:name-damaged]',
      '3 error bob@exam\bple.com|Remote||Bob [Email:invalid-email]',
    ],
  },
  'direction-marks.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||ecalevoL adA'] },
  'formulas-bare.csv': {
    read: 'utf-8 ","',
    rows: [
      "2 error =cmd|' /C calc'!A0|Analyst||=1+1 [Email:invalid-email]",
      '3 error bob@example.com|@SUM(1)||+Bob [Role:unknown-role]',
    ],
  },
  'formulas-full-width.csv': { read: 'utf-8 ","', rows: ['2 ready ada@example.com|Analyst||＝1+1'] },
  'formulas-guarded.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@example.com|Analyst||=HYPERLINK(1)',
      '3 ready +bob@example.com|Remote||@Bob',
      "4 ready cy@example.com|Remote||'=x",
    ],
  },
  'homograph-local-part.csv': {
    read: 'utf-8 ","',
    rows: ['2 error аda@example.com|Analyst|| [Email:invalid-email]'],
  },
  'homograph-mixed-scripts.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error ada@exаmple.com|Analyst|| [Email:mixed-scripts Email:duplicate]',
      '3 error ada@xn--exmple-4nf.com|Analyst|| [Email:mixed-scripts Email:duplicate]',
    ],
  },
  'homograph-whole-label.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@раураӏ.com|Analyst|| [Email:lookalike]'],
  },
  'international-domains.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready ada@münchen.de|Analyst||',
      '3 error bob@例え.jp|Remote|| [Email:duplicate]',
      '4 error bob@xn--r8jz45g.jp|Remote|| [Email:duplicate]',
      '5 ready olga@почта.рф|Remote||',
    ],
  },
  'nul-bytes.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error ada@example.com|Analyst||A\ufffdda [Name:name-damaged]',
      '3 error bob\ufffd@example.com|Remote||Bob [Email:invalid-email]',
      '4 ready cy@example.com|Remote||Cy',
    ],
  },
  'slack-markup.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready ada@example.com|Analyst||<!channel> & *Ada* :tada:'],
  },
};
