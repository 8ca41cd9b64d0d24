import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aloud } from '../../src/demo/steps.ts';

it('a step of the demo’s start says what it does before, and its time and size afterwards', async () => {
  const said: string[] = [];
  const step = aloud(text => said.push(text));
  const folder = await mkdtemp(join(tmpdir(), 'foyer-steps-'));
  await step({ what: 'Making a file', fills: folder }, () => {
    expect(said).toEqual(['Making a file … ']);
    return writeFile(join(folder, 'file'), Buffer.alloc(3_000_000));
  });
  expect(await step({ what: 'Counting' }, async () => 3)).toBe(3);
  expect(said.join('')).toMatch(/^Making a file … [\d.]+ s, 3 MB\nCounting … [\d.]+ s\n$/u);
  await rm(folder, { recursive: true });
});
