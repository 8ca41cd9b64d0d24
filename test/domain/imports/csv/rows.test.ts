import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../src/domain/imports/csv/read.ts';
import { limits } from '../corpus.ts';

const read = async (text: string, choices: Parameters<typeof readCsv>[2] = {}) => {
  const { rows, leftOut } = await readCsv(Buffer.from(text), limits, choices);
  return { rows: rows.map(({ email, action }) => [email, action]), inactive: leftOut.inactive?.count ?? 0 };
};

describe('people whose account isn’t active', () => {
  it.each([
    ['Status', 'Inactive'],
    ['Status', 'deactivated'],
    ['Active', 'no'],
    ['Suspended', 'TRUE'],
    ['Account enabled', 'false'],
  ])('a row with an action is kept although %s is %s, and the others are left out', async (header, value) => {
    const text = [
      `Email,${header},Action`,
      `ada@x.example,${value},deactivate`,
      `bob@x.example,${value},revoke`,
      `eve@x.example,${value},`,
      `,${value},deactivate`,
    ].join('\n');
    expect(await read(text)).toEqual({
      rows: [
        ['ada@x.example', 'deactivate'],
        ['bob@x.example', 'revoke'],
        ['', 'deactivate'],
      ],
      inactive: 1,
    });
  });

  it('a file of nobody else is refused with the number that was left out and the column that says so', async () => {
    const text =
      'Email,Role,Groups,Name,Status,Action\na@x.example,Remote,,A,deactivated,\nb@x.example,Remote,,B,deactivated,\n';
    await expect(read(text)).rejects.toMatchObject({
      code: 'empty',
      data: { header: true, inactive: { count: 2, header: 'Status' } },
    });
  });
});

describe('chosen columns', () => {
  const columns = { Email: 0, Role: 1, Groups: null, Name: [] };
  const text = 'Login,Rolle,Action\nada@x.example,,deactivate\nbob@x.example,Remote,\n';

  it('the column Action says what to do with each row beside the columns that a person chose', async () => {
    expect((await read(text, { columns })).rows).toEqual([
      ['ada@x.example', 'deactivate'],
      ['bob@x.example', ''],
    ]);
    expect((await read(text.replace('Action', 'Aktion'), { columns })).rows[0]).toEqual([
      'ada@x.example',
      'deactivate',
    ]);
  });

  it('a column Action that a person chose as something else says nothing about what to do', async () => {
    expect((await read(text, { columns: { ...columns, Groups: 2 } })).rows[0]).toEqual([
      'ada@x.example',
      undefined,
    ]);
  });
});
