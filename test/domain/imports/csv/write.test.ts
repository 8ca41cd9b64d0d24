import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula } from '../../../../src/domain/csv-lines.ts';
import { cleanCell, withoutGuard } from '../../../../src/domain/imports/csv/cells.ts';
import { formatGroups, groupReader } from '../../../../src/domain/imports/csv/groups.ts';
import { readCsv } from '../../../../src/domain/imports/csv/read.ts';
import { fixMeCsv, templateCsv, writeCsv } from '../../../../src/domain/imports/csv/write.ts';
import { limits } from '../corpus.ts';

/** Any text, and text of what CSV, spreadsheets and Unicode trip over. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(...`=+-@＝＋－＠'",;:\t\r\n \u00a0\u200b\ufeff\0aB\ud83d\u0301é`),
    maxLength: 12,
  }),
);

describe('a fix-me file', () => {
  it('a fix-me file reads back equal with any content, and its reasons are left out', async () => {
    const row = fc.record({ email: text, role: text, groups: text, name: text });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(row, text), { minLength: 1, maxLength: 5 }), async pairs => {
        const written = pairs.map(([raw, reason]) => ({ raw: { ...raw, line: 0 }, reason }));
        const kept = pairs
          .map(([raw]) => [raw.email, raw.role, raw.groups, raw.name].map(cleanCell))
          .filter(cells => cells.some(cell => !/^[\s,;]*$/u.test(cell)));
        fc.pre(kept.length === pairs.length);
        const file = await readCsv(Buffer.from(fixMeCsv(written)), limits);
        expect(file.rows.map(({ email, role, groups, name }) => [email, role, groups, name])).toEqual(kept);
        expect(file.ignoredColumns).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the template', () => {
  it('the template contains the organization’s own roles and groups', async () => {
    const csv = templateCsv({
      roleNames: ['Admin', 'Analyst', 'Remote'],
      groupNames: ['Labs, North', 'Devices'],
    });
    expect(csv).toBe(
      '\ufeffEmail,Role,Groups,Name\r\n' +
        'person.one@example.com,Remote,"Labs, North",Person One\r\n' +
        'person.two@example.com,Analyst,"Labs, North, Devices",Person Two\r\n' +
        'person.three@example.com,Remote,,\r\n',
    );
  });

  it('the template works with one role and no group', async () => {
    const { rows } = await readCsv(
      Buffer.from(templateCsv({ roleNames: ['Admin'], groupNames: [] })),
      limits,
    );
    expect(rows.map(row => `${row.role}|${row.groups}`)).toEqual(['Admin|', 'Admin|', 'Admin|']);
  });

  it('the template reads back equal for any names', async () => {
    const name = text.map(cleanCell).filter(value => /[^\s,;]/u.test(value));
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 1, maxLength: 6 }),
        fc.array(name, { maxLength: 3 }),
        async (roleNames, groupNames) => {
          const { rows } = await readCsv(Buffer.from(templateCsv({ roleNames, groupNames })), limits);
          const [first, second] = [...roleNames].reverse();
          expect(rows.map(row => row.role)).toEqual([first, second ?? first, first]);
          const read = groupReader(groupNames);
          expect(read(rows[1]?.groups ?? '')).toEqual(groupNames.slice(0, 2));
          expect(read(rows[0]?.groups ?? '')).toEqual(groupNames.slice(0, 1));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a cell that a spreadsheet would run', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['  =1', "'  =1"],
    ['"=1', `'"=1`],
    ["'=1", "''=1"],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
    ['\ufeff=1', "'\ufeff=1"],
  ])('the cell %j, which a spreadsheet would run, is guarded', (cell, guarded) => {
    expect(guardFormula(cell)).toBe(guarded);
    expect(writeCsv(['X'], [[cell]])).toContain(guarded.replaceAll('"', '""'));
  });

  it.each(['ada@example.com', 'a=b', "O'Brien", "'quoted'", '', '1-2'])('the cell %j isn’t guarded', cell => {
    expect(guardFormula(cell)).toBe(cell);
    expect(withoutGuard(cell)).toBe(cell);
  });

  it('a guarded cell loses its guard exactly once, and no cell is left for a spreadsheet to run', () => {
    fc.assert(
      fc.property(text, cell => {
        const guarded = guardFormula(cell);
        expect(withoutGuard(guarded)).toBe(cell);
        expect(guarded).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('a cleaned cell stays the same when it is cleaned again', () => {
  fc.assert(
    fc.property(text, cell => {
      expect(cleanCell(cleanCell(cell))).toBe(cleanCell(cell));
    }),
  );
});

it('group names written into one cell are read again, with any known names', () => {
  const name = text.map(cleanCell).filter(value => /[^\s,;]/u.test(value));
  const names = fc.uniqueArray(name, { maxLength: 5 });
  fc.assert(
    fc.property(names, names, (written, known) => {
      const read = groupReader([...written, ...known]);
      expect(read(cleanCell(formatGroups(written, read)))).toEqual(written);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['North, South', ['North', 'South']],
  ['Labs, North', ['Labs, North']],
  ['labs, north; South', ['labs, north', 'South']],
  ['Labs, North, Annex', ['Labs, North, Annex']],
  ['Labs, North, South', ['Labs, North', 'South']],
  ['Labs, Northern', ['Labs', 'Northern']],
  ['"Labs", "North"', ['Labs', 'North']],
  ['"A ""B"" C"; D', ['A "B" C', 'D']],
  ['The "big" lab, D', ['The "big" lab', 'D']],
  ['"never closed, D', ['"never closed', 'D']],
  [' ; ,\r\n', []],
  ['A\nB\r\nC\rD', ['A', 'B', 'C', 'D']],
])('%j is a list of groups', (cell, names) => {
  expect(groupReader(['Labs, North', 'Labs, North, Annex', 'South'])(cell)).toEqual(names);
});
