import { describe, expect, it } from 'vitest';
import { dayText } from '../../src/texts/dates.ts';
import { german } from '../../src/texts/de/language.ts';
import { english } from '../../src/texts/en/language.ts';
import { listTexts } from '../../src/texts/listing.ts';
import { localeFor, locales } from '../../src/texts/locales.ts';
import { pieces } from '../../src/texts/pieces.ts';
import { continueFor, currentReader, forReader } from '../../src/texts/reader.ts';

const listed = listTexts();
const factsIn = (words: string) => [...new Set(words.match(/\b(?:facts?|[a-z]\w*)\b(?=\})/gu) ?? [])].sort();

describe('the texts of the program', () => {
  it('every text is there in every language', () => {
    expect(listed.length).toBeGreaterThan(20);
    const empty = listed.flatMap(({ path, says }) =>
      locales.filter(locale => says[locale].trim() === '').map(locale => `${locale} ${path}`),
    );
    expect(empty).toEqual([]);
  });

  it('a text names the same facts in every language', () => {
    // A text that chooses among sentences is code, and each language may choose in its own way.
    const isPlain = (words: string) => !/\$\{|=>|\breturn\b|\]$/u.test(words);
    const differing = listed
      .filter(({ says }) => isPlain(says.en) && isPlain(says.de))
      .filter(({ says }) => factsIn(says.en).join() !== factsIn(says.de).join())
      .map(({ path, says }) => `${path}: ${says.en} / ${says.de}`);
    expect(differing).toEqual([]);
  });

  it('no long German text is the English one', () => {
    const same = listed.filter(({ says }) => says.en === says.de && says.en.split(' ').length > 3);
    expect(same.map(({ path }) => path)).toEqual([]);
  });

  it('no text uses words that the guide excludes', () => {
    const forbidden = /\b(?:shall|whoever|whomever|any more|meanwhile|is told|are told|e-mail)\b/iu;
    expect(listed.filter(({ says }) => forbidden.test(says.en)).map(({ path }) => path)).toEqual([]);
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
