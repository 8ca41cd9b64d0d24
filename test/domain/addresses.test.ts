import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, parseEmail, readAddress, readDomain } from '../../src/domain/addresses.ts';
import { DomainError } from '../../src/domain/errors.ts';

function codeOf(value: string): string {
  try {
    return parseEmail(value);
  } catch (error) {
    if (error instanceof DomainError && error.field === 'email') return error.code;
    throw error;
  }
}

const local = 'a'.repeat(64);
const domain = (length: number) =>
  `${'b'.repeat(60)}.`
    .repeat(4)
    .slice(0, length - 4)
    .replace(/\.$/u, 'c')
    .concat('.org');

describe('an email address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Lovelace@Example.COM\n', 'ada.lovelace@example.com'],
    ['ada+invites@example.co.uk', 'ada+invites@example.co.uk'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['olga@почта.рф', 'olga@xn--80a1acny.xn--p1ai'],
    ['r&d@lovelace.example', 'r&d@lovelace.example'],
    ['Sales/EU@lovelace.example', 'sales/eu@lovelace.example'],
    ['x=y@lovelace.example', 'x=y@lovelace.example'],
    ['no-reply!@lovelace.example', 'no-reply!@lovelace.example'],
    ["!#$%&'*+-/=?^_`{|}~@lovelace.example", "!#$%&'*+-/=?^_`{|}~@lovelace.example"],
    ['a.b-.c@lovelace.example', 'a.b-.c@lovelace.example'],
    ['\u200bada@example.com\u00a0', 'ada@example.com'],
    ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@stra\u00dfe.example', 'ada@xn--strae-oqa.example'],
    ['ada@123.example', 'ada@123.example'],
    [`${local}@example.com`, `${local}@example.com`],
    [`${local}@${domain(189)}`, `${local}@${domain(189)}`],
  ])('an email address is read from %j', (written, read) => {
    expect(codeOf(written)).toBe(read);
  });

  it.each([
    [''],
    ['ada'],
    ['@example.com'],
    ['ada@'],
    ['ada@example'],
    ['ada@@example.com'],
    ['ada lovelace@example.com'],
    ['ada@exam ple.com'],
    ['ada@example.com, grace@example.com'],
    ['ada@example..com'],
    ['.ada@example.com'],
    ['ada@-example.com'],
    ['Ada <ada@example.com>'],
    ['<!channel>@example.com'],
    ['ada@example.com\u0000'],
    [`a${local}@example.com`],
    ['ada@lovelace.example/evil'],
    ['ada@lovelace.example?x=y'],
    ['ada@lovelace.example#y'],
    ['ada@lovelace.example:80'],
    ['ada@lovelace.example\\evil'],
    ['ada@lovelace.example.'],
    ['ada@%6cabs.example'],
    ['ada@lovelace%2eexample'],
    ['ada@lovelace.example%00'],
    ['ada@[10.0.0.1]'],
    ['ada@10.0.0.1'],
    ['ada@0x7f.1'],
    ['ada@a_b.example'],
    ['ada@b-.example'],
    ['ada@xn--.example'],
    ['ada@xn--zz-.example'],
    [`ada@${'b'.repeat(64)}.example`],
    ['ada.@example.com'],
    ['a..b@example.com'],
    ['"ada lovelace"@example.com'],
    ['ada(engines)@example.com'],
    ['ada@love\tlace.example'],
    ['ada@love\u00adlace.example'],
    ['ada@love\u200dlace.example'],
    ['ada@lovelace\u3002example'],
    ['ada@\uff4covelace.example'],
    ['ada@lovelace.example\u2100'],
    ['ada@\ud800.example'],
    ['\u0430da@example.com'],
  ])('an email address is refused: %j', written => {
    expect(codeOf(written)).toBe('invalid-email');
  });

  it('an email address has at most 254 characters, and this is checked first', () => {
    expect(`${local}@${domain(189)}`).toHaveLength(254);
    expect(codeOf(`${local}@${domain(190)}`)).toBe('email-too-long');
    expect(codeOf('a'.repeat(3000))).toBe('email-too-long');
  });

  it.each([
    ['\u212aate@example.com'],
    ['kate@\u212a.example'],
    ['kate@b\u00fccher\u212a.example'],
    ['kate@\u017fite.example'],
    ['\u0130lka@example.com'],
  ])('the case of %j doesn’t turn it into another person’s address', written => {
    expect(codeOf(written)).toBe('invalid-email');
    expect(readAddress(written)).toBeNull();
  });

  it('an address from Slack is read by the same rule, and ignored if invalid', () => {
    expect(readAddress('R&D@Lovelace.example')).toBe('r&d@lovelace.example');
    for (const none of [null, undefined, '', 'ada', 'ada@lovelace.example/evil', '\0', 'a'.repeat(300)]) {
      expect(readAddress(none)).toBeNull();
    }
  });

  it('a domain is unchanged when read, or refused', () => {
    const character = fc.oneof(
      fc.constantFrom(...'abz09-._%/\\:?#@[]'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), characters => {
        const written = `${characters.join('')}.example`;
        const read = readDomain(written);
        if (read === null) return;
        const isAscii = /^[ -~]*$/u.test(written);
        if (isAscii) expect(read).toBe(written.toLowerCase());
        else expect(domainToUnicode(read)).toBe(written.normalize('NFC').toLowerCase());
      }),
    );
  });

  it('an email address is read the same when it is read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), written => {
        const read = codeOf(written);
        fc.pre(read.includes('@'));
        expect(parseEmail(read)).toBe(read);
        expect(parseEmail(` ${read.toUpperCase()} `)).toBe(read);
        expect(read.length).toBeLessThanOrEqual(254);
      }),
    );
  });
});

it('the domain is the part after the last "@"', () => {
  expect(domainOf('ada@example.com')).toBe('example.com');
  expect(domainOf('"a@b"@example.com')).toBe('example.com');
});
