import { describe, expect, it } from 'vitest';
import type { ControlWords } from '../../src/slack/rows.ts';
import { dayText } from '../../src/texts/dates.ts';
import { german } from '../../src/texts/de/language.ts';
import { english } from '../../src/texts/en/language.ts';
import type { Texts } from '../../src/texts/en/texts.ts';
import { listTexts } from '../../src/texts/listing.ts';
import { localeFor, locales } from '../../src/texts/locales.ts';
import { pieces } from '../../src/texts/pieces.ts';
import { continueFor, currentReader, forReader } from '../../src/texts/reader.ts';
import { catalogs } from '../../src/texts/texts.ts';

const listed = listTexts();
const factsIn = (words: string) => [...new Set(words.match(/\b(?:facts?|[a-z]\w*)\b(?=\})/gu) ?? [])].sort();

/** A text that chooses among sentences is code, and each language may choose in its own way. */
const isPlain = (words: string) => !/\$\{|=>|\breturn\b|\]$|^[\w.]+\(.*\)/u.test(words);
const wordsOf = (words: string) => words.replaceAll(/\{[\w.]+\}/gu, ' ').match(/\p{L}{2,}/gu) ?? [];
/** Words that German has from English, or shares with it. */
const inBoth = new Set(
  'Admin App Bot CSV Channel Domains Export Foyer Import Link Links Name Person Slack Status Subdomains Support Team Text URL UTF Webhooks in text'.split(
    ' ',
  ),
);

/** The label of each control of rows and forms, with the words that a screen reader says instead. */
function spokenIn({
  home,
  links,
  requests,
  roles,
  uploads,
  ...others
}: Texts): [label: string, spoken: string][] {
  const held = { role: 'Analyst' };
  const column = 'Email';
  const value = { name: 'Analyst', count: 1 };
  const values = { name: 'Analyst', count: 3 };
  return [
    ...Object.values(others)
      .flatMap((area): unknown[] => Object.values(area))
      .filter(isControl)
      .map(({ label, of }): [string, string] => [label, of({ name: 'Hedy Lamarr' })]),
    [home.open, home.openOf({ list: 'Groups' })],
    [links.unlink, links.unlinkFrom({ target: '#general' })],
    [roles.edit, roles.editOf({ role: 'Analyst' })],
    [roles.remove, roles.removeOf({ role: 'Analyst' })],
    [requests.acceptWithRole(held), others.requestsList.acceptPerson({ ...held, name: 'Hedy Lamarr' })],
    [uploads.edit, uploads.editLine(3)],
    [uploads.fix, uploads.fixLine(3)],
    [uploads.remove, uploads.removeLine(3)],
    [uploads.useAs({ column }), uploads.useHeaderAs({ header: 'Mail', column })],
    [uploads.leaveOut, uploads.leaveHeaderOut({ header: 'Mail' })],
    [uploads.useFor(value), uploads.useForValue({ ...value, value: 'analist' })],
    [uploads.useFor(values), uploads.useForValue({ ...values, value: 'analist' })],
    [uploads.chooseRole, uploads.chooseRoleForValue('analist')],
    [uploads.chooseRole, uploads.chooseRoleForValue('')],
  ];
}

const isControl = (text: unknown): text is ControlWords =>
  typeof text === 'object' && text !== null && 'label' in text && 'of' in text;

describe('the texts of the program', () => {
  it('every text is there in every language', () => {
    expect(listed.length).toBeGreaterThan(20);
    const empty = listed.flatMap(({ path, says }) =>
      locales.filter(locale => says[locale].trim() === '').map(locale => `${locale} ${path}`),
    );
    expect(empty).toEqual([]);
  });

  it('a text names the same facts in every language', () => {
    const differing = listed
      .filter(({ says }) => isPlain(says.en) && isPlain(says.de))
      .filter(({ says }) => factsIn(says.en).join() !== factsIn(says.de).join())
      .map(({ path, says }) => `${path}: ${says.en} / ${says.de}`);
    expect(differing).toEqual([]);
  });

  it('no German text is the English one, except words that both languages have', () => {
    const alike = listed.filter(({ says }) => isPlain(says.en) && says.en === says.de);
    const untranslated = alike.filter(({ says }) => wordsOf(says.en).some(word => !inBoth.has(word)));
    expect(untranslated.map(({ path, says }) => `${path}: ${says.en}`)).toEqual([]);
  });

  it('what a screen reader says of a control has the words that people see on it, so that they can say them too', () => {
    const faults = locales.flatMap(locale =>
      spokenIn(catalogs[locale])
        .filter(([label, spoken]) => !spoken.toLowerCase().includes(label.toLowerCase()))
        .map(([label, spoken]) => `${locale}: ${label} / ${spoken}`),
    );
    expect(spokenIn(catalogs.en).length).toBeGreaterThan(25);
    expect(faults).toEqual([]);
  });

  it('apostrophes and quotation marks are those of print, in each language', () => {
    const faults = listed.flatMap(({ path, says }) => [
      ...(/\p{L}'\p{L}/u.test(says.en) && isPlain(says.en) ? [path] : []),
      ...(/[“][^”„]*“/u.test(says.de.replaceAll(/„[^“]*“/gu, '')) && isPlain(says.de) ? [path] : []),
    ]);
    expect(faults).toEqual([]);
  });
});

describe('the reader of a text', () => {
  it.each([
    ['de-DE', 'de'],
    ['de_AT', 'de'],
    ['DE', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    ['x', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('a reader with %s reads %s', (tag, locale) => {
    expect(localeFor(tag)).toBe(locale);
  });

  it('a reader is only in force inside its own work, also across waits', async () => {
    const seen = await Promise.all(
      ['de-DE', 'en-GB'].map(locale =>
        forReader({ locale }, async () => {
          await new Promise(setImmediate);
          return currentReader().tag;
        }),
      ),
    );
    expect(seen).toEqual(['de-DE', 'en-GB']);
    expect(currentReader()).toEqual({ locale: 'en', tag: 'en-US', timeZone: 'UTC' });
  });

  it('a reader can become known while the work goes on', () => {
    const tag = forReader(null, () => {
      continueFor({ locale: 'de-AT', timeZone: 'Europe/Vienna' });
      return currentReader();
    });
    expect(tag).toEqual({ locale: 'de', tag: 'de-AT', timeZone: 'Europe/Vienna' });
  });

  it('a reader sees days in their own language and time zone; odd ones count as unknown', () => {
    const at = new Date('2026-12-10T23:30:00Z');
    const day = (locale: string, timeZone: string) => forReader({ locale, timeZone }, () => dayText(at));
    expect(day('en-US', 'UTC')).toBe('Thu, Dec 10');
    expect(day('en-GB', 'Asia/Tokyo')).toBe('Fri 11 Dec');
    expect(day('de-DE', 'Europe/Berlin')).toBe('Fr., 11. Dez.');
    expect(day('not a tag', 'Nowhere/Land')).toBe('Thu, Dec 10');
  });
});

describe('a language', () => {
  it('a language counts with its own digits and forms', () => {
    const people = { one: '# person', other: '# people' };
    expect(english.plural(1, people)).toBe('1 person');
    expect(english.plural(1204, people)).toBe('1,204 people');
    const over = { count: 10_000, isExact: false };
    expect(german.number(over)).toBe('mehr als 10.000');
    expect(english.plural(over, people)).toBe('more than 10,000 people');
    expect(german.plural(1204, { one: '# Person', other: '# Personen' })).toBe('1.204 Personen');
  });

  it('a language lists names and parts in its own way', () => {
    expect(english.or(['Ada', 'Grace', 'Linus'])).toBe('Ada, Grace, or Linus');
    expect(german.and(['Ada', 'Grace', 'Linus'])).toBe('Ada, Grace und Linus');
    expect(english.orPieces([{ id: 1 }, { id: 2 }])).toEqual([{ id: 1 }, ' or ', { id: 2 }]);
  });

  it('a sentence keeps its parts apart from its words', () => {
    const who = { mention: 'U1' };
    expect(pieces`${who} has ${2} ${['a', who]}.`).toEqual([who, ' has ', '2', ' ', 'a', who, '.']);
    expect(pieces`Nothing.`).toEqual(['Nothing.']);
  });
});
