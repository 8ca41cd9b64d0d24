import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctNames } from '../../src/domain/distinct-names.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { parseGroupNames } from '../../src/domain/groups/names.ts';
import { limits } from '../../src/domain/limits.ts';
import { Names, parseName, shownName } from '../../src/domain/names.ts';

function refusal(read: () => unknown): { code: string; field: string | undefined; data: unknown } {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field, data: error.data };
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('a name', () => {
  it.each([
    ['Lovelace Labs', 'Lovelace Labs'],
    ['  Lovelace \t\n Labs ', 'Lovelace Labs'],
    ['<!channel> & "Söhne"', '<!channel> & "Söhne"'],
    ['🚀', '🚀'],
    ['x'.repeat(limits.name), 'x'.repeat(limits.name)],
  ])('a name is read from %j', (written, read) => {
    expect(parseName(written, 'organization')).toBe(read);
  });

  it.each([[''], [' \n\t '], ['x'.repeat(limits.name + 1)], ['🚀'.repeat(38)]])(
    'a name is refused: %j',
    written => {
      expect(refusal(() => parseName(written, 'person'))).toMatchObject({
        code: 'invalid-name',
        field: 'person',
        data: { field: 'person', most: 75 },
      });
    },
  );

  it('a name is on one line, fits an option of Slack’s, and is read the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), written => {
        let name: string;
        try {
          name = parseName(written, 'group');
        } catch {
          return;
        }
        expect(name).toMatch(/^\S(.*\S)?$/u);
        expect(name.length).toBeLessThanOrEqual(75);
        expect(parseName(name, 'group')).toBe(name);
      }),
    );
  });

  it.each([
    ['no-break space', 'Student\u00a0\u202fDevices', 'Student Devices'],
    ['marks apart from their letters', 'Cafe\u0301', 'Caf\u00e9'],
    ['marks around it that nobody sees', '\u200b\ufeffPhones\u200f\u2060', 'Phones'],
    ['other spaces', '\u3000Phones\u2028\u0085One', 'Phones One'],
  ])('a name is stored without what is invisible: %s', (_kind, written, kept) => {
    expect(parseName(written, 'group')).toBe(kept);
  });

  it.each([
    ['a zero-width space', 'Ana\u200blyst'],
    ['a zero-width joiner between letters', 'Ana\u200dlyst'],
    ['a zero-width non-joiner between Latin letters', 'Ana\u200clyst'],
    ['a soft hyphen', 'Ana\u00adlyst'],
    ['a byte order mark', 'Ana\ufefflyst'],
    ['a word joiner', 'Ana\u2060lyst'],
    ['an override of direction', 'Ana\u202elyst'],
    ['an isolate of direction', 'Ana\u2067lyst\u2069.'],
    ['a mark of direction', 'Ana\u200elyst'],
    ['a tag', 'Analyst\u{e0041}'],
    ['a tag on a flag that is none', '\u{1f3f4}\u{e0061}\u{e007f}x'],
    ['a variation selector on a letter', 'A\ufe0fnalyst'],
    ['a variation selector on a digit', 'Level 1\ufe0f'],
    ['a Hangul filler', 'Ana\u3164lyst'],
    ['nothing but Hangul fillers', '\u3164\u115f\u1160\uffa0'],
    ['nothing but blank braille', '\u2800\u2800'],
    ['nothing but marks', '\u0301'],
    ['a combining grapheme joiner', 'Ana\u034flyst'],
    ['NUL', 'Ana\0lyst'],
    ['an escape', 'Ana\u001blyst'],
    ['half of a pair', 'Ana\ud83dlyst'],
    ['a private character', 'Ana\ue000lyst'],
    ['what has no meaning yet', 'Ana\u0378lyst'],
    ['no character', 'Ana\uffffLyst'],
    ['a lost character', 'Ana\ufffdlyst'],
    ['a heap of marks', `A${'\u0301'.repeat(40)}`],
  ])('a name contains nothing invisible: %s is refused', (_kind, written) => {
    for (const what of ['organization', 'group', 'role', 'person'] as const) {
      expect(refusal(() => parseName(written, what))).toMatchObject({
        code: 'unclear-name',
        data: { field: what, reason: 'hidden' },
      });
    }
  });

  it.each([
    ['an emoji of several', '\u{1f469}\u{1f3fd}\u200d\u{1f680} \u{1f3f3}\ufe0f\u200d\u{1f308}'],
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a heart on fire', '\u2764\ufe0f\u200d\u{1f525}'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Persian', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['Devanagari', '\u0915\u094d\u200d\u0937'],
    ['Sinhala', '\u0dc1\u0dca\u200d\u0dbb\u0dd3'],
    ['a variant of a Han character', '\u845b\u{e0100}'],
    ['Hebrew', '\u05e9\u05dc\u05d5\u05dd'],
    ['Vietnamese', 'Nguy\u1ec5n Th\u1ecb'],
  ])('a name keeps what its language needs: %s', (_kind, written) => {
    expect(parseName(written, 'person')).toBe(written);
  });

  it.each([['Phones, Tablets'], ['Phones; Tablets'], ['Phones\uff0cTablets'], ['Phones\uff1bTablets']])(
    'a name of a group or a role contains no separator of lists: %j is refused',
    written => {
      for (const what of ['group', 'role'] as const) {
        expect(refusal(() => parseName(written, what))).toMatchObject({
          code: 'unclear-name',
          data: { reason: 'separators' },
        });
      }
      expect(parseName(written, 'person')).toBe(written);
    },
  );

  it('a name from Slack is shown without what is invisible, the first that shows anything', () => {
    expect(shownName(['Ada\u202e \0Lovelace'], 'U1')).toBe('Ada Lovelace');
    expect(shownName([null, '\u3164', ' \u200b ', 'ada'], 'U1')).toBe('ada');
    expect(shownName([undefined, '\ud800', ''], 'U1')).toBe('U1');
    expect(shownName(['\u{1f984}'.repeat(500)], 'U1')).toMatch(/^(?:\u{1f984})+…$/u);
    expect(shownName(['x'.repeat(1_000_000)], 'U1').length).toBeLessThanOrEqual(limits.name);
  });
});

describe('names of one kind', () => {
  const roles = () => new DistinctNames('role', ['Group Admin', 'Analyst', 'Level 1']);

  it.each([
    ['group admin', 'Group Admin'],
    ['Group\u00a0Admin', 'Group Admin'],
    ['\uff21\uff4e\uff41\uff4c\uff59\uff53\uff54', 'Analyst'],
    ['\u{1d400}nalyst', 'Analyst'],
  ])('two names of one kind can’t be the same: %j is %j', (written, role) => {
    expect(refusal(() => roles().add(written, 'name'))).toEqual({
      code: 'duplicate-role',
      field: 'name',
      data: { role },
    });
  });

  it.each([
    ['\u0410nalyst', 'Analyst'],
    ['Ana\u0406yst', 'Analyst'],
    ['AnaIyst', 'Analyst'],
    ['anaIyst', 'Analyst'],
    ['Gr\u03bfup \u0410dmin', 'Group Admin'],
    ['Group Adrnin', 'Group Admin'],
    ['Level l', 'Level 1'],
    ['\u0391nalyst', 'Analyst'],
    ['\u1d00nal\u028fst', 'Analyst'],
    ['\u2c80nalyst', 'Analyst'],
    ['An\u20ddalyst', 'Analyst'],
    ['Group Admi\u0307n', 'Group Admin'],
  ])('two names of one kind can’t look alike: %j is refused, and the sentence names %j', (value, other) => {
    expect(refusal(() => roles().add(value, 'name'))).toEqual({
      code: 'name-looks-alike',
      field: 'name',
      data: { field: 'role', value, other },
    });
  });

  it.each([['Analysts'], ['Level 2'], ['\u0410\u043d\u0430\u043b\u0438\u0442\u0438\u043a'], ['Analyste']])(
    'two names of one kind may be similar: %j is accepted',
    name => {
      expect(() => roles().add(name, 'name')).not.toThrow();
    },
  );
});

describe('a typed name', () => {
  const names = new Names([
    { name: 'Group Admin' },
    { name: 'Caf\u00e9' },
    { name: 'Teacher\u2019s' },
    { name: 'a' },
    { name: 'A' },
  ]);

  it.each([
    ['Group Admin', 'exact', 'Group Admin'],
    ['Group\u00a0Admin', 'exact', 'Group Admin'],
    ['  Group \u3000 Admin\u200b', 'exact', 'Group Admin'],
    ['Group Ad\u00admin', 'exact', 'Group Admin'],
    ['Cafe\u0301', 'exact', 'Caf\u00e9'],
    ['\uff23af\u00e9', 'exact', 'Caf\u00e9'],
    ["Teacher's", 'exact', 'Teacher\u2019s'],
    ['group admin', 'case', 'Group Admin'],
    ['a', 'exact', 'a'],
    ['A', 'exact', 'A'],
  ])('the typed name %j is found (%s) as %j', (written, kind, name) => {
    expect(names.match(written)).toEqual({ kind, named: { name } });
  });

  it('a typed name without a match isn’t found, and the nearest is named for as long as there is time to look', () => {
    expect(names.match('Gruop Admin')).toEqual({ kind: 'unknown' });
    expect(names.nearest('Gruop Admin')).toBe('Group Admin');
    expect(names.nearest('x'.repeat(1_000_000))).toBeNull();
    const many = new Names(Array.from({ length: 300 }, (_, at) => ({ name: `Group ${at}` })));
    const found = Array.from({ length: 300 }, (_, at) => many.nearest(`Gruop ${at}`));
    expect(found[0]).not.toBeNull();
    expect(found.at(-1)).toBeNull();
  });
});

describe('group names', () => {
  it.each([
    ['', []],
    [' \n , ;', []],
    ['Teacher Laptops\nStudent Devices', ['Teacher Laptops', 'Student Devices']],
    ['Teacher Laptops, Student Devices;Phones\r\n', ['Teacher Laptops', 'Student Devices', 'Phones']],
  ])('group names are read from %j', (written, read) => {
    expect(parseGroupNames(written)).toEqual(read);
  });

  it('a list of group names is refused when a name occurs twice, ignoring case', () => {
    expect(refusal(() => parseGroupNames('Phones\nphones'))).toEqual({
      code: 'duplicate-group',
      field: 'groups',
      data: { value: 'phones' },
    });
  });

  it('a list of group names is refused when one is too long, under the field of the groups', () => {
    expect(refusal(() => parseGroupNames(`Phones\n${'x'.repeat(76)}`))).toMatchObject({
      code: 'invalid-name',
      field: 'groups',
    });
  });
});
