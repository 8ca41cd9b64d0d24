import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import own from '../package.json' with { type: 'json' };

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

it.each([
  ['./first.test.ts', 0],
  ['./example.test.ts', 1],
])('the example in the README is the test that runs: %s', async (file, index) => {
  const examples = [...(await read('../README.md')).matchAll(/```ts\n(.*?)```/gsu)];
  expect(examples[index]?.[1]).toBe(await read(file));
});

it('the README names every entry of the package', async () => {
  const readme = await read('../README.md');
  const entries = Object.keys(own.exports).map(entry => entry.replace('.', 'local-slack'));
  expect(entries.filter(entry => !readme.includes(`- \`${entry}\``))).toEqual([]);
});
