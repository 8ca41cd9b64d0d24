import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Behaviour } from './article.ts';
import { crowdsecInvite } from './crowdsec-invite.ts';
import { secaroUsers } from './secaro-users.ts';
import { senturoBulk } from './senturo-bulk.ts';
import { senturoSingle } from './senturo-single.ts';
import { senturoTeam } from './senturo-team.ts';
import { testsIn, titlesIn } from './titles.ts';

const articles = [senturoSingle, senturoTeam, senturoBulk, secaroUsers, crowdsecInvite];
const behaviours = articles.flatMap(({ rows }) => rows.filter((row): row is Behaviour => 'shownBy' in row));
const stated = new Set(behaviours.map(({ states }) => states));

type Tests = ReturnType<typeof testsIn>;

/** The tests in a file; empty when the file doesn't exist. */
const files = new Map<string, Promise<Tests>>();
function testsOf(file: string): Promise<Tests> {
  const read = async () => {
    if (!/^(?:local-slack\/)?test\/[\w/.-]+\.test\.ts$/u.test(file)) return [];
    try {
      return testsIn(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));
    } catch {
      return [];
    }
  };
  const known = files.get(file) ?? read();
  files.set(file, known);
  return known;
}

/** Opens an email that a mail server took. */
const READS_MAIL = /\.waitForMail\(/u;

describe.each(articles)('“$title”', ({ rows, sentences, emails }) => {
  it('an article is listed sentence by sentence, no row twice', () => {
    const keys = rows.map(({ place, states }) => `${place}: ${states}`);
    expect(keys).toHaveLength(sentences);
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
        const found = (await testsOf(file)).filter(each => each.title === title).length;
        if (found !== 1) missing.push(`${row.place}: ${file} has ${found} tests of the title “${title}”`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('each sentence of an article about emails has a test that reads the mail', async () => {
    const unread: string[] = [];
    for (const sentence of emails) {
      const row = rows.find(({ states }) => states === sentence);
      const shownBy = row && 'shownBy' in row ? row.shownBy : [];
      const reads = await Promise.all(
        shownBy.map(async ({ file, title }) => {
          const found = (await testsOf(file)).find(each => each.title === title);
          return READS_MAIL.test(found?.code ?? '');
        }),
      );
      if (!reads.includes(true)) unread.push(sentence);
    }
    expect(unread).toEqual([]);
  });

  it('a row about an email is among the sentences about emails', () => {
    const isAboutMail =
      /\b(?:invitation|enrolment) emails?\b|\ban email (?:with|that|notifying)\b|\bspam\b/iu;
    const missing = rows.filter(
      row => 'shownBy' in row && isAboutMail.test(row.states) && !emails.includes(row.states),
    );
    expect(missing).toEqual([]);
  });

  it('an address in an article is an email address', () => {
    const bare = rows.filter(({ states }) => /\baddress/iu.test(states) && !/\bemail/iu.test(states));
    expect(bare).toEqual([]);
  });

  it('no sentence of an article is left for later', () => {
    expect(rows.filter(({ note }) => /\blater work\b/u.test(note ?? ''))).toEqual([]);
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

  it('the code of a test ends where the next test begins', () => {
    const source = [
      `it('is one', () => {`,
      `  first();`,
      `});`,
      `it('is another', () => {`,
      `  second();`,
      `});`,
    ];
    const [one, another] = testsIn(source.join('\n'));
    expect(one?.code).toContain('first()');
    expect(one?.code).not.toContain('second()');
    expect(another?.code).toContain('second()');
  });
});
