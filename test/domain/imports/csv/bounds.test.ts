import { describe, expect, it } from 'vitest';
import { checkRowsInTurns } from '../../../../src/domain/imports/check.ts';
import { ImportFileError } from '../../../../src/domain/imports/csv/errors.ts';
import { readCsv, readPasted } from '../../../../src/domain/imports/csv/read.ts';
import { limits } from '../../../../src/domain/limits.ts';
import { kinds, repeated } from '../../../support/hostile.ts';
import { checkContext } from '../check-context.ts';

const most = { maxRows: 10_000, maxBytes: 40_960_000 };
const MEGABYTE = 1_000_000;

/** The same bytes in the pieces in which a network hands them over, with a count of those that were asked for. */
function counted(text: string, encoding: 'utf8' | 'utf16le' = 'utf8') {
  const bytes = Buffer.from(text, encoding);
  const count = { pulled: 0 };
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 65_536) {
      const piece = bytes.subarray(at, at + 65_536);
      count.pulled += piece.length;
      yield piece;
    }
  }
  return { pieces: pieces(), count };
}

/** How often something else had its turn while work went on. */
async function turnsDuring<Result>(work: Promise<Result>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const tick = () => {
    turns += 1;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work.catch(error => {
    if (!(error instanceof ImportFileError)) throw error;
  });
  isOver = true;
  return turns;
}

async function outcomeOf(work: ReturnType<typeof readCsv>) {
  try {
    const { rows } = await work;
    return { rows };
  } catch (error) {
    if (error instanceof ImportFileError) return { refused: error.code };
    throw error;
  }
}

/** Many times what any limit is, and few enough for every place and encoding. */
const LONG = 100_000;

describe.each(kinds)('endless %s', (_kind, piece) => {
  const text = repeated(piece, LONG);
  const places: [string, string][] = [
    ['as a heading', `Email,Role,${text}\na@x.example,Analyst\n`],
    ['as a heading in quotes', `Email,Role,"${text.replaceAll('"', '""')}"\na@x.example,Analyst\n`],
    ['in one cell', `Email,Role,Groups\na@x.example,Analyst,${text}\n`],
    ['in many rows', `Email,Role,Groups\n${`a@x.example,Analyst,${repeated(piece, 5_000)}\n`.repeat(20)}`],
  ];

  it.each(places)('endless text is read within the limits in any encoding: %s', async (_place, file) => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const { rows = [] } = await outcomeOf(readCsv(counted(`\ufeff${file}`, encoding).pieces, most));
      expect(rows.length).toBeLessThanOrEqual(most.maxRows);
      for (const row of rows) expect(JSON.stringify(row).length).toBeLessThan(8 * limits.row);
      const checked = await checkRowsInTurns(rows, checkContext());
      expect(checked.rows).toHaveLength(rows.length);
    }
  });

  it('a megabyte of endless text, or pasted text, is read within the limits', async () => {
    const whole = Buffer.from(repeated(piece, MEGABYTE));
    for (const read of [() => readCsv(whole, most), () => readPasted(text, most)]) {
      const { rows = [] } = await outcomeOf(read());
      expect(rows.length).toBeLessThanOrEqual(most.maxRows);
    }
  });
});

it('five million commas are refused at the first line that has too many columns', async () => {
  const { pieces, count } = counted(`Email,Role\n${`${','.repeat(60_000)}x\n`.repeat(84)}`);
  expect(await outcomeOf(readCsv(pieces, most))).toEqual({ refused: 'too-many-columns' });
  expect(count.pulled).toBeLessThanOrEqual(3 * 65_536);
});

it('five million blank cells are refused once there are more than the rows of a file need', async () => {
  const { pieces, count } = counted(`Email,Role\n${`${','.repeat(9_999)}\n`.repeat(500)}`);
  expect(await outcomeOf(readCsv(pieces, most))).toEqual({ refused: 'too-many-cells' });
  expect(count.pulled).toBeLessThan(limits.cellsPerRow * most.maxRows + 3 * 65_536);
});

it('trailing blank columns make no file unreadable', async () => {
  const blank = ','.repeat(2_000);
  const { rows } = await readCsv(Buffer.from(`Email,Role${blank}\na@x.example,Analyst${blank}\n`), most);
  expect(rows).toMatchObject([{ email: 'a@x.example', role: 'Analyst' }]);
});

it('records of different lengths are no errors, of which each would copy the record', async () => {
  const before = Error.captureStackTrace;
  let errors = 0;
  Error.captureStackTrace = (target, from) => {
    errors += 1;
    before(target, from);
  };
  try {
    const file = `Email,Role,Groups\n${'a@x.example,Analyst\n\n'.repeat(2_000)}`;
    expect((await readCsv(Buffer.from(file), most)).rows).toHaveLength(2_000);
  } finally {
    Error.captureStackTrace = before;
  }
  expect(errors).toBeLessThan(200);
});

it('other work runs between the pieces of a file and between its rows', async () => {
  const file = Buffer.from(`Email,Role\n${'a@x.example,Analyst\n'.repeat(50_000)}`);
  const reading = readCsv(file, { maxRows: 50_000, maxBytes: 40_960_000 });
  expect(await turnsDuring(reading)).toBeGreaterThan(Math.floor(file.length / 16_384));
  const { rows } = await reading;
  expect(await turnsDuring(checkRowsInTurns(rows, checkContext()))).toBeGreaterThan(rows.length / 50);
});
