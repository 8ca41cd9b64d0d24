import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Which part of src imports which, complete: what isn't here may not be, and what is here is so. */
const table: Record<string, string> = {
  'main.ts': 'app.ts clock.ts config.ts database log tracing',
  'app.ts':
    'app clock.ts config.ts database delivery domain in-flight.ts installations log mail metrics notifications slack',
  app: 'clock.ts config.ts database delivery domain in-flight.ts installations slack web',
  demo: 'app.ts config.ts database',
  installations: 'clock.ts database delivery domain slack',
  operate: 'clock.ts config.ts database installations log slack',
  cli: 'domain operate',
  web: 'database domain in-flight.ts installations log messages metrics slack texts',
  delivery: 'clock.ts database domain log mail messages metrics slack texts tracing',
  mail: 'config.ts messages texts',
  messages: 'domain texts',
  notifications: 'database delivery domain messages',
  slack: 'clock.ts database domain events in-flight.ts log messages metrics texts tracing',
  texts: 'domain',
  domain: 'clock.ts database events',
  metrics: 'database domain log tracing',
  tracing: 'database',
  log: 'config.ts tracing',
};

const src = join(import.meta.dirname, '../src');
const importing = /\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gu;

/** "a → b" for each two different parts of which one imports the other. */
async function pairsOf(part: (file: string) => string): Promise<Set<string>> {
  const pairs = new Set<string>();
  for await (const file of glob('**/*.ts', { cwd: src, exclude: ['database/generated/**'] })) {
    for (const [, still, late = ''] of (await readFile(join(src, file), 'utf8')).matchAll(importing)) {
      const [from, to] = [part(file), part(join(dirname(file), still ?? late))];
      if (from !== to && to !== '..') pairs.add(`${from} → ${to}`);
    }
  }
  return pairs;
}

const listed = (table: Record<string, string>) =>
  Object.entries(table).flatMap(([from, all]) => all.split(' ').map(to => `${from} → ${to}`));
const top = (file: string) => file.split('/', 1).join();
const noun = (file: string) => (/^domain\/.*\//u.test(file) ? file.split('/', 2).join('/') : top(file));

it('imports go between the parts of src as the table says', async () => {
  expect([...(await pairsOf(top))].sort()).toEqual(listed(table).sort());
});

/** The parts in an order in which each imports only those before it, and those that are left because they form a circle. */
function inOrder(pairs: ReadonlySet<string>): { order: string[]; circle: string[] } {
  const edges = [...pairs].map(pair => pair.split(' → '));
  const order: string[] = [];
  let left = [...new Set(edges.flat())].sort();
  while (left.length > 0) {
    const next = left.filter(each => !edges.some(([from, to = '']) => from === each && left.includes(to)));
    if (next.length === 0) return { order, circle: left };
    order.push(...next);
    left = left.filter(each => !next.includes(each));
  }
  return { order, circle: [] };
}

it('The parts of src and the nouns of the domain import each other in one direction, without a circle', async () => {
  const { order, circle } = inOrder(await pairsOf(noun));
  expect(circle).toEqual([]);
  expect(order.length).toBeGreaterThan(25);
  expect(inOrder(new Set(['a → b', 'b → c', 'c → a', 'c → d'])).circle).toEqual(['a', 'b', 'c']);
});
