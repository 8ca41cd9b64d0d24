import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const root = join(import.meta.dirname, '..');
/** The demo and what Prisma writes read nothing that comes from outside. */
const files = globSync('src/**/*.ts', { cwd: root }).filter(
  file => !/^src\/(?:demo|database\/(?:generated|embedded))\//u.test(file),
);

interface Pattern {
  file: string;
  source: string;
  flags: string;
}

function patternsOf(file: string): Pattern[] {
  const found: Pattern[] = [];
  const tree = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
  JSON.stringify(tree, (_key, node) => {
    const { pattern: source, flags } = node?.regex ?? {};
    if (typeof source === 'string') found.push({ file, source, flags });
    return node;
  });
  return found;
}

const patterns = files.flatMap(patternsOf);

it('the patterns of the program are found, wherever they are', () => {
  const sources = patterns.map(({ source }) => source);
  expect(patterns.length).toBeGreaterThan(80);
  for (const known of [
    String.raw`[\s,;]+`,
    String.raw`\p{White_Space}+`,
    '^[ -~]*$',
    String.raw`\p{M}{31}`,
  ]) {
    expect(sources).toContain(known);
  }
});

it.each(patterns)('no text takes more steps than its length requires: /$source/$flags in $file', pattern => {
  expect(checkSync(pattern.source, pattern.flags, { timeout: null }).status).toBe('safe');
});

it('no pattern is built while the program runs, except what its operator configures', () => {
  const made = files.filter(file => readFileSync(join(root, file), 'utf8').includes('new RegExp('));
  expect(made).toEqual(['src/config.ts']);
});
