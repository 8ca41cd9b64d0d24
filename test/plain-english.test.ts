import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { titlesIn } from './articles/titles.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Words that comments and titles avoid, and what to write instead. */
const avoided: readonly [words: RegExp, instead: string][] = [
  [/\bwho(?:m)?ever\b/iu, 'Write “a person who”, “people who” or name them.'],
  [/\b(?:of|somebody|person|people|everybody) whom\b/iu, 'Write “a person Slack knows”, or two sentences.'],
  [/\bsomebody who\b/iu, 'Write “a person who”.'],
  [/\bas (?:things|it|they) stands?\b/iu, 'Write “now” or “current”.'],
  [/\bst(?:ands?|ood)\b/iu, 'Write “is”.'],
  [/\bany more\b/iu, 'Write “no longer”, or say what is true now.'],
  [/\bmeanwhile\b/iu, 'Write “at the same time”, “since then” or “in between”.'],
  [/\bshall\b/iu, 'Write “must”, “may” or the present tense.'],
  [/\b(?:is|are|was|were|be) told\b/iu, 'Write “reads”, “gets a message” or “learns”.'],
  [/\bhears?\b/iu, 'Write “reads”, “gets a message” or “gets an event”.'],
  [/\bin the way\b/iu, 'Say what conflicts with what.'],
  [/\bbecame of\b/iu, 'Write “the result of”.'],
  [/\banew\b/iu, 'Write “again”.'],
  [/\b(?:hold|holds|held|holding)\b/iu, 'Write “lock”, “have”, “contain”, “store” or “keep”.'],
  [/\be-mail/iu, 'Write “email”.'],
  [/\bmend(?:s|ed|ing)?\b/iu, 'Write “fix” or “edit”.'],
  [/\bsettle[sd]?\b/iu, 'Write “resolve”.'],
  [/\bt(?:ie|ied|ies)\b/iu, 'Write “link”.'],
  [/\b(?:trail|errands?|gifts?|causers?)\b/iu, 'Use the field’s term: audit log, job, access, initiator.'],
];

/** The comments of a file, each on one line, without code in them. */
function commentsIn(source: string): string[] {
  const comments: string[][] = [];
  let isInside = false;
  for (const line of source.split('\n')) {
    const text = /^\s*(?:\/\*+|\*+\/?|\/{2,3})\s?(.*)$/u.exec(line)?.[1];
    if (text === undefined) isInside = false;
    else if (isInside) comments.at(-1)?.push(text);
    else {
      comments.push([text]);
      isInside = true;
    }
  }
  return comments.map(lines => lines.join(' ').replaceAll(/`[^`]*`|“[^”]*”|"[^"]*"|@param \S+/gu, '…'));
}

const faultsOf = (text: string) =>
  avoided.flatMap(([words, instead]) => {
    const found = words.exec(text)?.[0];
    return found === undefined ? [] : [`“${found}” in “${text.trim()}”: ${instead}`];
  });

const sources = globSync(
  ['src/**/*.ts', 'local-slack/src/**/*.{ts,js}', 'test/support/*.ts', 'prisma/schema.prisma'],
  { cwd: root, exclude: ['src/database/generated/**'] },
);

/** A title begins with its subject, so it makes sense without its describe. */
const fragment =
  /^(?:and|although|but|by|for|from|in|once|that|to|until|when|where|which|while|with|without|accepts|adds|answers|are|can|counts|does|finds|gets|gives|has|have|is|keeps|leaves|lets|makes|names|needs|never|reads|refuses|says|sends|shows|takes|tells)\b/u;

it('the check finds every comment of a file, and no code in it', () => {
  const source = [
    '/** One thought',
    ' * in two lines of `whoever`. */',
    'const a = "shall";',
    '  // Another.',
  ];
  expect(commentsIn(source.join('\n'))).toEqual(['One thought in two lines of …. */', 'Another.']);
  expect(sources.flatMap(file => commentsIn(read(file))).length).toBeGreaterThan(2_500);
});

it('comments are in plain English', () => {
  const faults = sources.flatMap(file =>
    commentsIn(read(file))
      .flatMap(faultsOf)
      .map(fault => `${file}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

it('titles of tests are whole sentences in plain English', () => {
  const faults = globSync(['test/**/*.test.ts', 'local-slack/test/**/*.test.ts'], { cwd: root }).flatMap(
    file =>
      titlesIn(read(file)).flatMap(title => [
        ...faultsOf(title).map(fault => `${file}: ${fault}`),
        ...(fragment.test(title)
          ? [`${file}: “${title}” has no subject: begin with who or what does it.`]
          : []),
        ...(title.split(' ').length < 3
          ? [`${file}: “${title}” is no sentence: write three words or more.`]
          : []),
      ]),
  );
  expect(faults).toEqual([]);
});
