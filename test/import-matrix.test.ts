import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Which part of src imports which, complete: what isn't here may not be, and what is here is so. */
const table: Record<string, string> = {
  'main.ts': 'app.ts clock.ts config.ts database log',
  'app.ts': 'clock.ts config.ts database delivery domain in-flight.ts log notifications slack web',
  demo: 'app.ts clock.ts config.ts database',
  web: 'in-flight.ts slack',
  delivery: 'clock.ts database domain log messages slack',
  messages: 'domain',
  notifications: 'database delivery domain messages',
  slack: 'clock.ts database domain in-flight.ts log messages',
  domain: 'clock.ts database',
  log: 'config.ts',
};

/** Pairs that still import each other. Nothing may be added; remove a pair when it is separated. */
const twoWay: Record<string, string> = {
  domain: 'domain/audit domain/groups domain/links domain/members domain/people',
  'domain/audit': 'domain/imports domain/members',
  'domain/groups': 'domain/invitations domain/links domain/members',
  'domain/imports': 'domain/members',
  'domain/invitations': 'domain/join-requests domain/members domain/organizations',
  'domain/join-requests': 'domain/members domain/organizations',
  'domain/links': 'domain/members domain/shared-channels',
  'domain/members': 'domain/organizations',
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

it('no two parts, nor two nouns of the domain, import each other, except those that still do', async () => {
  const pairs = await pairsOf(noun);
  const isBack = (pair: string) => pairs.has(pair.split(' → ').reverse().join(' → '));
  const both = [...pairs].filter(pair => isBack(pair) && pair < pair.split(' → ').reverse().join(' → '));
  expect(both.sort()).toEqual(listed(twoWay).sort());
});
