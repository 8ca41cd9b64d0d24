import { expect, it } from 'vitest';
import type { Encoding } from '../../../../src/domain/imports/csv/file.ts';
import { readCsv } from '../../../../src/domain/imports/csv/read.ts';
import { encode } from '../../../support/encode.ts';
import { limits } from '../corpus.ts';

/** Names as they stand in a file of this code page, one by one and all together. */
const names: [Encoding, string[]][] = [
  [
    'windows-1252',
    [
      'José',
      'Müller',
      'Jürgen Groß',
      'Hélène',
      'François',
      'Nuñez',
      'Åsa Sjöberg',
      'Søren',
      'João',
      'Ångström',
      'Zoë',
      'Ærø',
      'Björk Guðmundsdóttir',
      'Þór',
      'Conceição',
      'Niccolò',
      'Élodie',
      'Ötzi',
      'D’Amélie',
    ],
  ],
  [
    'windows-1250',
    [
      'Łukasz',
      'Żółć',
      'Jiří',
      'Dvořák',
      'Žofie',
      'Šárka',
      'Győző',
      'Erdős',
      'Němcová',
      'Ľudmila',
      'Đorđe',
      'Gąsior',
      'Świątek',
      'Małgorzata',
      'Poznań',
      'Čeněk',
      'Ştefan',
      'Ţurcan',
    ],
  ],
  [
    'windows-1251',
    ['Ольга', 'Щукина', 'Юрий', 'Иванов', 'Пётр', 'Їжак', 'Євген', 'Ђорђе', 'Анна', 'Яна', 'Ян'],
  ],
  ['windows-1253', ['Νίκος', 'Παπαδόπουλος', 'Ελένη', 'Γιώργος']],
  ['windows-1254', ['Şule', 'Işık', 'Yiğit', 'Çağlar', 'İbrahim']],
  [
    'macintosh',
    [
      'José',
      'Müller',
      'Hélène',
      'François',
      'Núñez',
      'Åsa',
      'João',
      'Zoë',
      'Jürgen Groß',
      'Élodie',
      'Ángel',
      'Öztürk',
    ],
  ],
  ['koi8-r', ['Ольга Щукина', 'Юрий Иванов', 'Анна']],
  ['shift_jis', ['山田花子', '佐藤', '鈴木一郎', 'タロウ', 'さくら', '田中', '林', '高橋健一']],
  ['gb18030', ['王伟', '李芳', '张伟', '刘洋', '欧阳娜']],
  ['big5', ['陳大文', '林志玲', '黃小明']],
  ['euc-kr', ['김철수', '이영희', '박민준']],
];

const alone = names.flatMap(([encoding, all]) => all.map(name => [encoding, name] as const));
const together = names.map(([encoding, all]) => [encoding, all.join(';')] as const);

it.each([...alone, ...together])(
  'a file in %s never has wrong letters without a doubt: %s',
  async (encoding, written) => {
    const lines = written.split(';').map((name, at) => `p${at}@partner.example,Analyst,${name}`);
    const bytes = encode(['Email,Role,Name', ...lines, ''].join('\r\n'), encoding);
    const file = await readCsv(bytes, limits);
    const isRight = file.rows.map(({ name }) => name).join(';') === written;
    expect(isRight || file.otherEncodings.includes(encoding), `${file.encoding}: ${file.rows[0]?.name}`).toBe(
      true,
    );
  },
);

/** Between Chinese and Korean the bytes alone say little. */
const told = together.filter(([encoding]) => encoding !== 'euc-kr');

it.each(told)('a file in %s with many names has the right letters', async (encoding, written) => {
  const lines = written.split(';').map((name, at) => `p${at}@partner.example,Analyst,${name}`);
  const file = await readCsv(encode(['Email,Role,Name', ...lines, ''].join('\r\n'), encoding), limits);
  expect(file.rows.map(({ name }) => name).join(';')).toBe(written);
});

it.each(['\ue000', '\uf380', '\uf8ff'])(
  'a file that begins with the mark of UTF-8 is read as UTF-8, also with the private character %j',
  async role => {
    const { encoding, rows } = await readCsv(
      Buffer.from(`\ufeffEmail,Role\r\nada@example.com,${role}\r\n`),
      limits,
    );
    expect([encoding, rows[0]?.role]).toEqual(['utf-8', role]);
  },
);

it('a file that begins with the mark of UTF-8, but goes on in a code page, is read in that code page', async () => {
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  const lines = encode('Email,Role\r\nada@example.com,Größe\r\n', 'windows-1252');
  const { encoding, rows } = await readCsv(Buffer.concat([mark, lines]), limits);
  expect([encoding, rows[0]?.role]).toEqual(['windows-1252', 'Größe']);
});
