import { describe, expect, it } from 'vitest';
import { readCsv, readPasted } from '../../../../src/domain/imports/csv/read.ts';
import { limits } from '../corpus.ts';

const inFile = async (text: string | Uint8Array) =>
  (await readCsv(Buffer.from(text), limits)).rows.map(({ email, name }) => [email, name]);
const pasted = async (text: string) =>
  (await readPasted(text, limits)).rows.map(({ email, name }) => [email, name]);

describe('a list of recipients', () => {
  it.each([
    ['ada@x.example <ada@x.example>', ''],
    ['ada@x.example<ada@x.example>', ''],
    ['"ada@x.example" <ada@x.example>', ''],
    ["'ada@x.example' <ada@x.example>", ''],
    ['“ada@x.example” <ada@x.example>', ''],
    ['(ada@x.example) <ada@x.example>', ''],
    ['ADA@x.example <ada@x.example>', ''],
    ['ada@x.example <mailto:ada@x.example>', ''],
    ['<mailto:ada@x.example> <ada@x.example>', ''],
    ['mailto:ada@x.example <ada@x.example>', ''],
    ['ada@x.example [mailto:ada@x.example]', ''],
    ['Ada Lovelace ada@x.example <ada@x.example>', 'Ada Lovelace'],
    ['Lovelace, Ada (ada@x.example) <ada@x.example>', 'Ada Lovelace'],
    ['"Ada Lovelace (ada@x.example)" <ada@x.example>', 'Ada Lovelace'],
    ['old@x.example <ada@x.example>', 'old@x.example'],
  ])('an address directly before <address> is what the recipient is called: %s', async (text, name) => {
    expect(await inFile(text)).toEqual([['ada@x.example', name]]);
    expect(await inFile(`${text}; ${text.replaceAll(/ada@|ADA@/gu, 'bob@')}\nc@x.example\n`)).toEqual([
      ['ada@x.example', name],
      ['bob@x.example', name],
      ['c@x.example', ''],
    ]);
    expect(await pasted(text)).toEqual([['ada@x.example', name]]);
  });

  it.each([
    ['<ada@x.example>', ''],
    ['mailto:ada@x.example', ''],
    ['<mailto:ada@x.example?subject=Hello>', ''],
    ['<mailto:ada@x.example|ada@x.example>', ''],
    ['ada@x.example (Ada Lovelace)', 'Ada Lovelace'],
    ['<ada@x.example> (Ada Lovelace)', 'Ada Lovelace'],
    ['Ada Lovelace [mailto:ada@x.example]', 'Ada Lovelace'],
    ['Ada Lovelace (Office) <ada@x.example>', 'Ada Lovelace (Office)'],
    ["'Ada Lovelace' <ada@x.example>", 'Ada Lovelace'],
    ['“Ada Lovelace” <ada@x.example>', 'Ada Lovelace'],
  ])('a recipient may be written as %s', async (text, name) => {
    expect(await inFile(text)).toEqual([['ada@x.example', name]]);
    expect(await inFile(`${text}, b@x.example`)).toEqual([
      ['ada@x.example', name],
      ['b@x.example', ''],
    ]);
  });

  it('an apostrophe inside an address belongs to it', async () => {
    expect(await pasted("ada@x.example, o'brien@x.example; 'bob@x.example'")).toEqual([
      ['ada@x.example', ''],
      ["o'brien@x.example", ''],
      ['bob@x.example', ''],
    ]);
  });

  it('an address before another recipient is a recipient of its own', async () => {
    expect(await inFile('a@x.example, <b@x.example>; c@x.example Dora <d@x.example>')).toEqual([
      ['a@x.example', ''],
      ['b@x.example', ''],
      ['c@x.example', ''],
      ['d@x.example', 'Dora'],
    ]);
  });
});

describe('a long list of recipients', () => {
  const person = (at: number) => `Person Number ${at} <person.number.${at}@example.com>`;
  const list = (count: number, separator: string) =>
    Array.from({ length: count }, (_, at) => person(at)).join(separator);
  const large = { ...limits, maxRows: 10_000 };

  it.each([
    ['lines', '\r\n'],
    ['semicolons, on one line', '; '],
    ['commas, on one line', ', '],
  ])('a list of any length is read as one, between %s', async (_, separator) => {
    const bytes = Buffer.from(list(3_000, separator));
    expect(bytes.length).toBeGreaterThan(100_000);
    const { rows } = await readCsv(bytes, large);
    expect(rows).toHaveLength(3_000);
    expect(rows.at(-1)).toMatchObject({
      email: 'person.number.2999@example.com',
      name: 'Person Number 2999',
    });
    await expect(readCsv(bytes, limits)).rejects.toMatchObject({
      code: 'too-many-rows',
      data: { count: 3_000, most: 100, files: 30 },
    });
    const { rows: typed } = await readPasted(bytes.toString(), large);
    expect(typed).toHaveLength(3_000);
  });

  it('a long list is read in any encoding, wherever its letters are cut', async () => {
    const text = `${list(400, '\n')}\nJosé Núñez <jose@example.com>\n${list(400, '\n')}`;
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(text, 'latin1'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
    ]) {
      const { rows } = await readCsv(
        Array.from({ length: Math.ceil(bytes.length / 999) }, (_, at) =>
          bytes.subarray(at * 999, at * 999 + 999),
        ),
        large,
      );
      expect(rows).toHaveLength(801);
      expect(rows[400]?.name).toBe('José Núñez');
    }
  });

  it('a long file that is no list, and more text than a list has, is refused as a file without a header', async () => {
    const noList = `ada@example.com,Analyst\n${'bob@example.com,Analyst\n'.repeat(2_000)}`;
    for (const text of [noList, list(30_000, '\n')]) {
      await expect(readCsv(Buffer.from(text), { maxRows: 100, maxBytes: 40_000_000 })).rejects.toMatchObject({
        code: 'missing-column',
        data: { isPerson: true, line: 1 },
      });
    }
  });
});
