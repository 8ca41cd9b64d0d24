import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import own from '../package.json' with { type: 'json' };

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

it('the example in the README is the test that runs', async () => {
  const [, example] = /```ts\n(.*?)```/su.exec(await read('../README.md')) ?? [];
  expect(example).toBe(await read('./example.test.ts'));
});

it('the README names every entry of the package', async () => {
  const readme = await read('../README.md');
  const entries = Object.keys(own.exports).map(entry => entry.replace('.', 'local-slack'));
  expect(entries.filter(entry => !readme.includes(`- \`${entry}\``))).toEqual([]);
});
