import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Behaviour } from './article.ts';
import { crowdsecInvite } from './crowdsec-invite.ts';
import { secaroUsers } from './secaro-users.ts';
import { senturoBulk } from './senturo-bulk.ts';
import { senturoSingle } from './senturo-single.ts';
import { senturoTeam } from './senturo-team.ts';
import { titlesIn } from './titles.ts';

const articles = [senturoSingle, senturoTeam, senturoBulk, secaroUsers, crowdsecInvite];
const behaviours = articles.flatMap(({ rows }) => rows.filter((row): row is Behaviour => 'shownBy' in row));
const stated = new Set(behaviours.map(({ states }) => states));

/** The titles in a test file; empty when the file doesn't exist. */
const titles = new Map<string, Promise<string[]>>();
function titlesOf(file: string): Promise<string[]> {
  const read = async () => {
    if (!/^(?:local-slack\/)?test\/[\w/.-]+\.test\.ts$/u.test(file)) return [];
    try {
      return titlesIn(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));
    } catch {
      return [];
    }
  };
  const known = titles.get(file) ?? read();
  titles.set(file, known);
  return known;
}

describe.each(articles)('“$title”', ({ rows }) => {
  it('an article is listed sentence by sentence, no row twice', () => {
    const keys = rows.map(({ place, states }) => `${place}: ${states}`);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(rows.filter(row => row.place.trim() === '' || row.states.trim() === '')).toEqual([]);
  });

  it('each behaviour of an article has a test, and no test is named twice', () => {
    const wanting = rows.filter(row => {
      if (!('shownBy' in row)) return false;
      const named = row.shownBy.map(({ file, title }) => `${file}: ${title}`);
      return named.length === 0 || new Set(named).size < named.length;
    });
    expect(wanting).toEqual([]);
  });

  it('an article names only existing tests', async () => {
    const missing: string[] = [];
    for (const row of rows) {
      for (const { file, title } of 'shownBy' in row ? row.shownBy : []) {
        const found = (await titlesOf(file)).filter(each => each === title).length;
        if (found !== 1) missing.push(`${row.place}: ${file} has ${found} tests of the title “${title}”`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('a sentence that says nothing new names the row that covers it', () => {
    const uncovered = rows.filter(row => 'coveredBy' in row && !stated.has(row.coveredBy));
    expect(uncovered).toEqual([]);
  });
});

describe('the titles of a test file', () => {
  it('the titles of a file are those of it and test, with their table and without, however the line is broken', () => {
    const source = [
      `it('is one', () => {});`,
      `  test("isn't", async () => {`,
      `  it.each(templates)('takes $template', async told => {`,
      `  it.each([`,
      `    [{ a: f(1)(2) }, 'no title'],`,
      `  ] as const)('says %s, and “\\'” too', x => {`,
      `    it.each(all)(`,
      `      'stands below',`,
      `      async () => {`,
      `// it('is a comment', () => {});`,
      `it.skip('does not run', () => {});`,
      `  submit('is no test');`,
    ].join('\n');
    expect(titlesIn(source)).toEqual([
      'is one',
      `isn't`,
      'takes $template',
      `says %s, and “'” too`,
      'stands below',
    ]);
  });
});
