import type { Outcome } from '../corpus.ts';

/** Files in code pages: the right letters, or a doubt that the review shows. */
export const codePages: Record<string, Outcome> = {
  'code-page-1250-czech.csv': {
    read: 'windows-1250 ";"',
    rows: [
      '2 ready jiri@partner.example|Analyst||Jiří Dvořák',
      '3 ready zofie@partner.example|Analyst||Žofie Němcová',
    ],
  },
  'code-page-1250-hungarian.csv': {
    read: 'windows-1252 ";"',
    doubts: ['windows-1250', 'macintosh'],
    rows: ['2 ready gyorgy@partner.example|Analyst||Erdõs Gyõzõ'],
  },
  'code-page-1251-short.csv': {
    read: 'windows-1251 ";"',
    rows: ['2 ready olga@partner.example|Analyst||Ольга'],
  },
  'code-page-1252-doubtful.csv': {
    read: 'windows-1252 ","',
    doubts: ['windows-1250'],
    rows: ['2 ready juan@partner.example|Analyst||Juan Muñoz'],
  },
  'code-page-1252-french.csv': {
    read: 'windows-1252 ";"',
    rows: [
      '2 ready helene@partner.example|Analyst||Hélène Lefèvre',
      '3 ready francois@partner.example|Analyst||François Noël',
    ],
  },
  'code-page-1253-greek.csv': {
    read: 'windows-1253 ";"',
    doubts: ['windows-1251'],
    rows: ['2 ready nikos@partner.example|Analyst||Νίκος Παπαδόπουλος'],
  },
  'code-page-gb18030.csv': {
    read: 'gb18030 ","',
    doubts: ['big5', 'euc-kr'],
    rows: ['2 ready wei@partner.example|Analyst||王伟', '3 ready fang@partner.example|Analyst||李芳'],
  },
  'code-page-koi8-r.csv': {
    read: 'koi8-r ";"',
    rows: ['2 ready olga@partner.example|Analyst||Ольга Щукина'],
  },
  'code-page-mac-roman.csv': {
    read: 'macintosh ","',
    rows: [
      '2 ready jose@partner.example|Analyst||José Núñez',
      '3 ready jurgen@partner.example|Analyst||Jürgen Groß',
    ],
  },
  'code-page-shift-jis.csv': {
    read: 'shift_jis ","',
    doubts: ['gb18030'],
    rows: [
      '2 ready hanako@partner.example|Analyst||山田花子',
      '3 ready taro@partner.example|Analyst||タロウ',
    ],
  },
};
