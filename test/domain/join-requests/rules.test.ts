import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import { addressToJoinWith, mayJoin } from '../../../src/domain/joining/rules.ts';
import { somebody } from '../people.ts';

const domains = ['example.com', 'xn--bcher-kva.example'];

function answer(about: Parameters<typeof somebody>[0]): string {
  try {
    return addressToJoinWith(somebody(about), { domains, includeSubdomains: false });
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('who may ask to join', () => {
  it.each([
    [{}, 'ada@example.com'],
    [{ email: 'ada@xn--bcher-kva.example' }, 'ada@xn--bcher-kva.example'],
    [{ email: null }, 'no-matching-domain'],
    [{ email: 'ada@sub.example.com' }, 'no-matching-domain'],
    [{ email: 'ada@notexample.com' }, 'no-matching-domain'],
    [{ email: 'ada@example.com.evil.example' }, 'no-matching-domain'],
    [{ email: '"x@example.com"@evil.example' }, 'no-matching-domain'],
    [{ isEmailConfirmed: false }, 'email-unconfirmed'],
    [{ isGuest: true }, 'guests-may-not-ask'],
    [{ isExternal: true }, 'guests-may-not-ask'],
    [{ isBot: true }, 'guests-may-not-ask'],
  ])('a person with %j asks to join, with the result %s', (about, expected) => {
    expect(answer(about)).toBe(expected);
    expect(mayJoin(somebody(about), { domains, includeSubdomains: false })).toBe(expected.includes('@'));
  });

  it.each([
    ['ada@sub.example.com', true],
    ['ada@a.b.example.com', true],
    ['ada@example.com', true],
    ['ada@notexample.com', false],
    ['ada@example.com.evil.example', false],
    ['ada@com', false],
  ])('%s at a subdomain may ask to join, where the organization says that these count: %s', (email, may) => {
    expect(mayJoin(somebody({ email }), { domains, includeSubdomains: true })).toBe(may);
  });

  it('nobody may ask to join an organization without domains', () => {
    expect(mayJoin(somebody(), { domains: [], includeSubdomains: true })).toBe(false);
  });
});
