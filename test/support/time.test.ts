import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Where work that is under way is what the time is about, or where nothing has begun yet. */
const duringWork = ['faults/slow.test.ts', 'many/churn.test.ts', 'webhooks/receiver.ts'];

it('time passes by timePasses where a program runs: by the clock alone it cuts off what the program is sending', async () => {
  const tests = join(import.meta.dirname, '..');
  const found: string[] = [];
  for await (const file of glob('**/*.ts', { cwd: tests, exclude: ['bench/**'] })) {
    const text = await readFile(join(tests, file), 'utf8');
    if (/\bstart(Foyer|Senturo|Many)/u.test(text) && text.includes('clock.advance(')) found.push(file);
  }
  expect(found.filter(file => file !== 'support/time.test.ts').sort()).toEqual(duringWork);
});
