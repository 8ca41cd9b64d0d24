import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import {
  isPublicMail,
  NAME_MOST,
  parseDomains,
  parseGroupNames,
  parseName,
} from '../../../src/domain/organizations/rules.ts';

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
    ['x'.repeat(NAME_MOST), 'x'.repeat(NAME_MOST)],
  ])('reads %j', (written, read) => {
    expect(parseName(written, 'organization')).toBe(read);
  });

  it.each([[''], [' \n\t '], ['x'.repeat(NAME_MOST + 1)], ['🚀'.repeat(38)]])('refuses %j', written => {
    expect(refusal(() => parseName(written, 'person'))).toMatchObject({
      code: 'invalid-name',
      field: 'person',
      data: { field: 'person', most: 75 },
    });
  });

  it('stands on one line, fits an option of Slack’s, and is read the same again', () => {
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
});

describe('group names', () => {
  it.each([
    ['', []],
    [' \n , ;', []],
    ['Teacher Laptops\nStudent Devices', ['Teacher Laptops', 'Student Devices']],
    ['Teacher Laptops, Student Devices;Phones\r\n', ['Teacher Laptops', 'Student Devices', 'Phones']],
  ])('reads %j', (written, read) => {
    expect(parseGroupNames(written)).toEqual(read);
  });

  it('refuses a name that stands there twice, without regard to case', () => {
    expect(refusal(() => parseGroupNames('Phones\nphones'))).toEqual({
      code: 'duplicate-group',
      field: 'groups',
      data: { value: 'phones' },
    });
  });

  it('refuses a name that is too long, under the field of the groups', () => {
    expect(refusal(() => parseGroupNames(`Phones\n${'x'.repeat(76)}`))).toMatchObject({
      code: 'invalid-name',
      field: 'groups',
    });
  });
});

describe('domains', () => {
  it.each([
    ['', []],
    ['example.com', ['example.com']],
    ['@Example.com, example.com;Sub.Example.com', ['example.com', 'sub.example.com']],
    ['bücher.example', ['xn--bcher-kva.example']],
  ])('reads %j', (written, read) => {
    expect(parseDomains(written)).toEqual(read);
  });

  it.each([['example'], ['exa mple.com'], ['https://example.com'], ['*.example.com'], ['a@example.com']])(
    'refuses %j',
    written => {
      expect(refusal(() => parseDomains(written))).toMatchObject({
        code: 'invalid-domain',
        field: 'domains',
      });
    },
  );

  it.each([['gmail.com'], ['GMAIL.com'], ['outlook.com'], ['example.com, yahoo.com'], ['proton.me']])(
    'refuses the public mail provider in %j',
    written => {
      expect(refusal(() => parseDomains(written))).toMatchObject({
        code: 'public-mail-domain',
        field: 'domains',
      });
    },
  );

  it('whatever is read is no public provider, stands there once, and is read the same again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.domain(), fc.constantFrom('gmail.com', 'x'))), written => {
        let domains: string[];
        try {
          domains = parseDomains(written.join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          return;
        }
        expect(domains.filter(isPublicMail)).toEqual([]);
        expect(new Set(domains).size).toBe(domains.length);
        expect(parseDomains(domains.join(', '))).toEqual(domains);
      }),
    );
  });
});
