import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { locales } from '../../src/texts/locales.ts';
import { literalsIn } from './literals.ts';

const project = join(import.meta.dirname, '../..');
const root = join(project, 'src/texts');
const said = locales.flatMap(locale =>
  globSync(`${root}/${locale}/*.ts`).flatMap(file =>
    literalsIn(readFileSync(file, 'utf8')).map(text => ({ locale, text, at: `${locale}/${basename(file)}` })),
  ),
);

/** The words of a sentence; a setting's name is data. */
const wordsOf = (sentence: string) =>
  sentence.match(/(?!\b[A-Z]+_[A-Z_]+\b)(?<![\p{L}\p{N}_])[\p{L}\p{N}…@][\p{L}\p{N}’'@/.-]*/gu) ?? [];
const sentencesOf = (text: string) => text.split(/(?<=[.!?:”“])\s+(?=[\p{Lu}…„“⚠✓])|\n/u);
const LONGEST = 20;

/** One word for one thing, and none that words.md of the house leaves out. */
const excluded: Record<(typeof locales)[number], [RegExp, string][]> = {
  en: [
    [/\b(?:un)?tie[sd]?\b|\btying\b/iu, 'link'],
    [/\bmail address|\be-mail/iu, 'email'],
    [/\b(?:shall|whoever|whomever|somebody who|any ?more|meanwhile|anew|hence|thus|upon)\b/iu, 'plain words'],
    [/\bmay(?! (?:be|have)\b)/iu, 'can'],
    [
      /\b(?:is|are) told\b|\bstands?\b|\bof it\b|\bbecame of\b|\bone a line\b|\bthe least that\b/iu,
      'plain words',
    ],
    [/\bmend(?:s|ed|ing)?\b|\bto heal\b/iu, 'fix'],
    [/\bholds?\b/iu, 'has, contains'],
    [/\bplease\b|\bkindly\b|\bsorry\b|\boops\b/iu, 'what to do'],
    [
      /\b(?:cannot|(?:is|are|do|does|did|was|were|has|have|could|would|should|will) not)\b/iu,
      'a contraction',
    ],
    [/\b(?:there is|they are (?!yet)|you are (?!$|\.)|it is (?!in the))/iu, 'a contraction'],
    [/\bpress(?:es|ed|ing)? the button\b|\bclick/iu, 'the button’s own words'],
  ],
  de: [
    [/\bKan(?:al|äle)/u, 'Channel'],
    [/\bKn[oö]pfe?\b/u, 'Schaltfläche'],
    [/\bhöchsten? Rolle/u, 'oberste Rolle'],
    [/\bSlack-Plan\b/u, 'Tarif'],
    [/\b(?:Email|Mailadresse|e-mail)\b(?!,)/u, 'E-Mail'],
    [/\b(?:Ihnen|Ihr)\b|[\p{Ll},] Sie\b/u, 'du'],
    [/\b(?:User|Nutzer|Benutzer)\b(?!gruppe)/u, 'Person'],
    [/\bUnternehmen\b/u, 'Firma'],
  ],
};

it('the check finds sentences in every text of the catalogs, in functions and choices also', () => {
  expect(said.length).toBeGreaterThan(1500);
  const code =
    "export const a = { b: (n: 'x') => (n === 'x' ? `One §{n} two.` : 'Three four.'), 'c d': pieces`Five.` };";
  expect(literalsIn(code.replaceAll('§', '$'))).toEqual(['One … two.', 'Three four.', 'Five.']);
  expect(sentencesOf('Foyer can’t read it. Ask why! … says no.\nThen wait.')).toEqual([
    'Foyer can’t read it.',
    'Ask why!',
    '… says no.',
    'Then wait.',
  ]);
  expect(wordsOf('Set up email (SMTP_URL, MAIL_FROM) for ada@example.com.')).toHaveLength(5);
});

it('a sentence has one idea: at most twenty words, and no semicolon', () => {
  const faults = said.flatMap(({ text, at }) => [
    ...(/\p{L}[”“)…]?; ?\p{L}/u.test(text) ? [`${at}, semicolon: ${text}`] : []),
    ...sentencesOf(text)
      .filter(sentence => wordsOf(sentence).length > LONGEST)
      .map(sentence => `${at}, ${wordsOf(sentence).length} words: ${sentence}`),
  ]);
  expect(faults).toEqual([]);
});

it('what the operator of Foyer reads has no semicolon either', () => {
  const files = globSync('src/**/*.ts', {
    cwd: project,
    exclude: ['src/database/generated/**', 'src/texts/**'],
  });
  const faults = files.flatMap(file =>
    literalsIn(readFileSync(join(project, file), 'utf8'))
      .filter(text => /[\p{Ll})"”]; (?!charset=|filename=)\p{L}/u.test(text) && !/[<{]/u.test(text))
      .map(text => `${file}: ${text}`),
  );
  expect(files.length).toBeGreaterThan(600);
  expect(faults).toEqual([]);
});

it('each thing has one word, and no text has a word that the guide excludes', () => {
  const faults = said.flatMap(({ locale, text, at }) =>
    excluded[locale]
      .filter(([word]) => word.test(text))
      .map(([word, instead]) => `${at}, “${word.exec(text)?.[0]}” (${instead}): ${text}`),
  );
  expect(faults).toEqual([]);
});

it('texts are set as in print: typographic apostrophes, single spaces, three dots as one sign', () => {
  const faults = said.filter(({ text }) => /\p{L}'\p{L}|\S {2}\S|\p{L} [,.;!?](?:\s|$)|\.\.|,,/u.test(text));
  expect(faults.map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
});

it('an English title has a capital only where it begins, or at a name', () => {
  const names =
    /\b(?:Slack|Foyer|Admin|Home|Windows|Roman|Groups|European|Google|Sheets|Numbers|LibreOffice|Excel|CSV|Monday)\b/gu;
  const titles = said.filter(
    ({ locale, text }) => locale === 'en' && /^\p{Lu}[\p{L} ()…’-]{3,40}$/u.test(text),
  );
  expect(titles.length).toBeGreaterThan(200);
  const faults = titles.filter(({ text }) => /\s\p{Lu}\p{Ll}/u.test(text.replaceAll(names, 'x')));
  expect(faults.map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
});

it('the guide’s own examples are what the English texts say', () => {
  const examples = [
    'Shown to people who don’t have permission for something.',
    'Choose a role',
    'Included in the invitation.',
    'Included in every invitation on this list.',
    'Two roles for facilities. People see only the facilities you pick.',
    'To use a private channel, invite @Foyer to it first.',
    'You can’t assign … because it has more rights than your role.',
    'Which role? For example: …',
    'Already a member with this role and these groups. No change.',
    'Needs a fix',
    'Fix capitalization (…)',
    'No admin rights.',
    'People at … can ask to join ….',
    'Your request is waiting for approval.',
    'Request rejected. … has been notified.',
    'One per line.',
    '“…” is listed twice. Each group needs its own name.',
    'The name contains unreadable characters. Type it again.',
    '… (…) looks like … but isn’t. Check that this is the right address.',
    '(role no longer exists)',
    'This button is out of date. Run … again.',
    'Still waiting: … isn’t in this Slack yet.',
    'Role: … → …',
    'Status',
    'Category',
    'Apply',
  ];
  const english = new Set(said.filter(({ locale }) => locale === 'en').map(({ text }) => text));
  expect(examples.filter(example => !english.has(example))).toEqual([]);
  const parts = [
    'You’ll be its first …',
    'One or two characters match the beginning.',
    'Revoke any you don’t want accepted.',
    'Nothing is sent until you review it.',
    'Everything is in sync.',
    'Approvers will no longer see it.',
    'because nobody responded in time.',
    'Required columns: Email, Role. Optional: Groups, Name.',
  ];
  expect(parts.filter(part => ![...english].some(text => text.includes(part)))).toEqual([]);
});
