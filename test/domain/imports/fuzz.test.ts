import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRows } from '../../../src/domain/imports/check.ts';
import { ImportFileError } from '../../../src/domain/imports/csv/errors.ts';
import { readCsv, readPasted } from '../../../src/domain/imports/csv/read.ts';
import { checkContext } from './check-context.ts';
import { corpusFile, limits, outcomeOf } from './corpus.ts';

const folder = new URL('../../corpus/imports/', import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith('.csv'));
const corpus = await Promise.all(names.map(corpusFile));

/** A cut, a repetition, a change of one byte, or bytes put in between. */
const change = fc.record({
  kind: fc.constantFrom('cut', 'repeat', 'set', 'insert'),
  at: fc.nat(3_000),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});

function changed(
  bytes: Buffer,
  { kind, at, length, bytes: others }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'cut') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'repeat') return Buffer.concat([before, after.subarray(0, length), after]);
  return Buffer.concat([before, others, kind === 'set' ? after.subarray(others.length) : after]);
}

/** Bytes of any kind: at random, of what CSV is made of, and files of the corpus that were tampered with. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map(array => Buffer.from(array)),
  fc
    .array(
      fc.constantFrom(
        'Email',
        'Role',
        'a@b.co',
        ',',
        ';',
        '\t',
        '"',
        '""',
        '\r',
        '\n',
        ' ',
        '\0',
        'é',
        '\ufeff',
        'sep=;',
      ),
      { maxLength: 60 },
    )
    .map(parts => Buffer.from(parts.join(''))),
  fc
    .tuple(fc.constantFrom(...corpus), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([file, changes]) => changes.reduce(changed, file)),
);

it('the reader throws its own error or gives rows within the limits for any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, async input => {
      try {
        const { rows } = await readCsv(input, limits);
        expect(rows.length).toBeGreaterThan(0);
        expect(rows.length).toBeLessThanOrEqual(limits.maxRows);
        for (const row of rows) {
          const cells = [row.email, row.role, row.groups, row.name];
          expect(cells.join('')).not.toBe('');
          for (const cell of cells) expect(cell.isWellFormed() && !cell.includes('\0')).toBe(true);
        }
        expect(rows.map(row => row.line)).toEqual(rows.map(row => row.line).sort((a, b) => a - b));
      } catch (error) {
        if (!(error instanceof ImportFileError)) throw error;
      }
    }),
    { numRuns: 600 },
  );
});

it('the result doesn’t depend on where the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 20 }),
      async (input, cuts) => {
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(input.subarray(at, at + cut));
          at += cut;
        }
        pieces.push(input.subarray(at));
        expect(await outcomeOf(pieces)).toEqual(await outcomeOf(input));
      },
    ),
    { numRuns: 150 },
  );
});

it('the reader throws its own error for any pasted text, or gives rows that can be checked', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), bytes.map(String));
  await fc.assert(
    fc.asyncProperty(text, async input => {
      try {
        const { rows } = await readPasted(input, limits);
        const checked = checkRows(rows, checkContext());
        expect(checked.rows).toHaveLength(rows.length);
        for (const row of checked.rows) {
          if (row.class !== 'error') expect([row.email, row.roleId]).not.toContain(null);
        }
      } catch (error) {
        if (!(error instanceof ImportFileError)) throw error;
      }
    }),
    { numRuns: 200 },
  );
});
