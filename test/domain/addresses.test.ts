import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, parseEmail } from '../../src/domain/addresses.ts';
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

describe('an e-mail address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Lovelace@Example.COM\n', 'ada.lovelace@example.com'],
    ['ada+invites@example.co.uk', 'ada+invites@example.co.uk'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['olga@почта.рф', 'olga@xn--80a1acny.xn--p1ai'],
    [`${local}@example.com`, `${local}@example.com`],
    [`${local}@${domain(189)}`, `${local}@${domain(189)}`],
  ])('reads %j', (written, read) => {
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
  ])('refuses %j', written => {
    expect(codeOf(written)).toBe('invalid-email');
  });

  it('has at most 254 characters, and says so before anything else', () => {
    expect(`${local}@${domain(189)}`).toHaveLength(254);
    expect(codeOf(`${local}@${domain(190)}`)).toBe('email-too-long');
    expect(codeOf('a'.repeat(3000))).toBe('email-too-long');
  });

  it('is read the same when it is read again', () => {
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

it('the domain is what stands after the last "@", in lower case', () => {
  expect(domainOf('ada@Example.com')).toBe('example.com');
  expect(domainOf('"a@b"@example.com')).toBe('example.com');
});
