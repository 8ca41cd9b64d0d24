import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { codePages } from './corpus/code-pages.ts';
import { encodings } from './corpus/encodings.ts';
import { exports } from './corpus/exports.ts';
import { findings } from './corpus/findings.ts';
import { hostile } from './corpus/hostile.ts';
import { layouts } from './corpus/layouts.ts';
import { programs } from './corpus/programs.ts';
import { refusals } from './corpus/refusals.ts';
import { corpusFile, type Outcome, outcomeOf } from './corpus.ts';

const tables: Record<string, Outcome> = {
  ...codePages,
  ...encodings,
  ...exports,
  ...findings,
  ...hostile,
  ...layouts,
  ...programs,
  ...refusals,
};
const files = Object.entries(tables);

it.each(files)('the file %s is read as the table says', async (name, outcome) => {
  expect(await outcomeOf(await corpusFile(name))).toEqual(outcome);
});

it.each(files)('the file %s is read the same when it arrives byte by byte', async (name, outcome) => {
  const bytes = await corpusFile(name);
  expect(await outcomeOf(Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual(outcome);
});

it('every file of the corpus has a test', async () => {
  const found = await readdir(new URL('../../corpus/imports/', import.meta.url));
  expect(found.filter(name => name.endsWith('.csv')).sort()).toEqual(files.map(([name]) => name).sort());
});
