import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import { isOwnDomain, isWithin, parseDomains } from '../../../src/domain/organizations/join-domains.ts';

function refusal(read: () => unknown): { code: string; field: string | undefined; data: unknown } {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field, data: error.data };
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('domains whose people may ask to join', () => {
  it.each([
    ['', []],
    ['example.com', ['example.com']],
    ['@Example.com, example.com;Sub.Example.com', ['example.com', 'sub.example.com']],
    ['bücher.example', ['xn--bcher-kva.example']],
  ])('domains are read from %j', (written, read) => {
    expect(parseDomains(written)).toEqual(read);
  });

  it.each([['example'], ['exa mple.com'], ['https://example.com'], ['*.example.com'], ['a@example.com']])(
    'a list of domains is refused: %j',
    written => {
      expect(refusal(() => parseDomains(written))).toMatchObject({
        code: 'invalid-domain',
        field: 'domains',
      });
    },
  );

  it.each([['gmail.com'], ['GMAIL.com'], ['outlook.com'], ['example.com, yahoo.com'], ['proton.me']])(
    'a list of domains is refused for the public mail provider in %j',
    written => {
      expect(refusal(() => parseDomains(written))).toMatchObject({
        code: 'public-mail-domain',
        field: 'domains',
      });
    },
  );

  it.each([
    ['co.uk'],
    ['com.au'],
    ['github.io'],
    ['onmicrosoft.com'],
    ['k12.ca.us'],
    ['blogspot.com'],
    ['atlassian.net'],
    ['herokuapp.com'],
    ['pages.dev'],
    ['vercel.app'],
    ['example.com, s3.amazonaws.com'],
    ['xn--55qx5d.cn'],
    ['\u516c\u53f8.cn'],
  ])('a list of domains is refused for the suffix under which many organizations are in %j', written => {
    expect(refusal(() => parseDomains(written))).toMatchObject({ code: 'shared-domain', field: 'domains' });
  });

  it.each([
    ['acme.onmicrosoft.com'],
    ['acme.co.uk'],
    ['acme.github.io'],
    ['zohocorp.com'],
    ['gmx-solutions.de'],
    ['mailchimp.com'],
    ['mail.acme.onmicrosoft.com'],
  ])('the domain %s, which one organization has registered under such a suffix, is accepted', domain => {
    expect(parseDomains(domain)).toEqual([domain]);
  });

  it.each([
    ['privaterelay.appleid.com'],
    ['users.noreply.github.com'],
    ['gmx.ch'],
    ['gmx.co.uk'],
    ['zoho.eu'],
    ['yandex.kz'],
    ['posteo.net'],
    ['tutanota.de'],
    ['aol.de'],
    ['mail.de'],
    ['eclipso.de'],
    ['duck.com'],
    ['mozmail.com'],
    ['simplelogin.com'],
    ['passmail.net'],
    ['anonaddy.com'],
    ['mailinator.com'],
    ['fastmail.com'],
    ['me.duck.com'],
    ['a.b.mozmail.com'],
    ['corp.gmail.com'],
    ['x.mailinator.com'],
  ])('the domain %s is refused, because anybody has an address at it or below it', domain => {
    expect(refusal(() => parseDomains(domain))).toMatchObject({ code: 'public-mail-domain' });
    expect(isOwnDomain(domain)).toBe(false);
  });

  it('a domain that an older rule accepted lets nobody in now', () => {
    for (const own of ['co.uk', 'github.io', 'onmicrosoft.com', 'duck.com', 'gmail.com']) {
      for (const includeSubdomains of [true, false]) {
        expect(isWithin(own, own, { includeSubdomains })).toBe(false);
        expect(isWithin(`acme.${own}`, own, { includeSubdomains })).toBe(false);
      }
    }
  });

  it('subdomains count where an organization says so, but not what others have registered in between', () => {
    const below = { includeSubdomains: true };
    expect(isWithin('lovelace.example', 'lovelace.example', { includeSubdomains: false })).toBe(true);
    expect(isWithin('eu.lovelace.example', 'lovelace.example', below)).toBe(true);
    expect(isWithin('eu.lovelace.example', 'lovelace.example', { includeSubdomains: false })).toBe(false);
    expect(isWithin('evillovelace.example', 'lovelace.example', below)).toBe(false);
    expect(isWithin('eu.acme.onmicrosoft.com', 'acme.onmicrosoft.com', below)).toBe(true);
    expect(isWithin('bucket.s3.amazonaws.com', 'amazonaws.com', below)).toBe(false);
  });

  it('any domain that is read belongs to one organization, occurs once, and is read the same again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.domain(), fc.constantFrom('gmail.com', 'x'))), written => {
        let domains: string[];
        try {
          domains = parseDomains(written.join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          return;
        }
        expect(domains.filter(domain => !isOwnDomain(domain))).toEqual([]);
        expect(new Set(domains).size).toBe(domains.length);
        expect(parseDomains(domains.join(', '))).toEqual(domains);
      }),
    );
  });
});
