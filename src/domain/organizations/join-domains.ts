import mailProviders from 'email-providers/all.json' with { type: 'json' };
import mailchecker from 'mailchecker';
import { getDomain, getPublicSuffix } from 'tldts';
import { readDomain } from '../addresses.ts';
import { DomainError } from '../errors.ts';
import { splitList } from '../written-list.ts';

/**
 * Providers and relays that neither list has, from their own help pages: Fastmail, Tuta, Mailfence, StartMail, Disroot,
 * Riseup, SimpleLogin, Proton, addy.io, Cloaked.
 */
const notListed = [
  'fastmail.com',
  'tutanota.com',
  'tuta.com',
  'mailfence.com',
  'startmail.com',
  'disroot.org',
  'riseup.net',
  'simplelogin.io',
  '8alias.com',
  '8shield.net',
  'dralias.com',
  'addymail.com',
  '4wrd.cc',
  'mailer.me',
  'cloaked.id',
  'posteo.de',
  // Their domains in other countries, and providers of one country.
  'mail.de',
  'zohomail.com',
  'tutamail.com',
  'onionmail.org',
  'kolabnow.com',
  'hispeed.ch',
  'ziggo.nl',
  'eclipso.de',
  'firemail.de',
  'sohu.com',
  '139.com',
  'mynet.com',
  'citromail.hu',
  'volny.cz',
  'noreply.github.com',
  'silomails.com',
  'simplelogin.fr',
  'anonaddy.net',
];

let read: ReadonlySet<string> | undefined;

/** Built on first use: it has about 60,000 domains, which would slow down every start. */
function publicMail(): ReadonlySet<string> {
  // The list contains example.com, where nobody has mail (RFC 2606): people who type the hint's own example mean it.
  read ??= new Set(
    [...mailProviders, ...mailchecker.blacklist(), ...notListed].filter(domain => domain !== 'example.com'),
  );
  return read;
}

/** Providers with the same name under many countries' suffixes, such as gmx.ch. No company owns these names. */
const everywhere = new Set([
  'aol',
  'fastmail',
  'gmx',
  'hotmail',
  'posteo',
  'protonmail',
  'tuta',
  'tutanota',
  'vivaldi',
  'yahoo',
  'yandex',
  'zoho',
]);

/** Names and sites under a private suffix belong to the person who registered them, as under a country's suffix. */
const suffixes = { allowPrivateDomains: true, detectIp: false };

/** Microsoft and Google give each customer a mail domain under these; the Public Suffix List doesn't contain them. */
const alsoShared = [
  'mail.onmicrosoft.com',
  'onmicrosoft.com',
  'onmicrosoft.us',
  'onmicrosoft.de',
  'partner.onmschina.cn',
  'test-google-a.com',
  'wordpress.com',
  'atlassian.net',
  'zendesk.com',
  'sharepoint.com',
];

/** The public suffix that a domain is, or that it belongs to. */
function suffixOf(domain: string): string | null {
  const shared = alsoShared.find(each => domain === each || domain.endsWith(`.${each}`));
  return shared ?? getPublicSuffix(domain, suffixes);
}

/** The registered domain above this one: acme.onmicrosoft.com for eu.acme.onmicrosoft.com. */
function registered(domain: string): string | null {
  const shared = alsoShared.find(each => domain.endsWith(`.${each}`));
  if (!shared) return getDomain(domain, suffixes);
  const before = domain.slice(0, -shared.length - 1);
  return `${before.slice(before.lastIndexOf('.') + 1)}.${shared}`;
}

/** Does this domain belong to a provider or relay where anybody can get an address, or is it below one? */
function isPublicMail(domain: string): boolean {
  const top = registered(domain) ?? domain;
  if (everywhere.has(top.slice(0, top.indexOf('.')))) return true;
  for (let each = domain; each.length >= top.length; each = each.slice(each.indexOf('.') + 1)) {
    if (publicMail().has(each)) return true;
    if (!each.includes('.')) break;
  }
  return false;
}

/**
 * Why a domain can't belong to one organization: anybody can register a name under a shared suffix, or get an address
 * at a provider. Null: it can.
 * Source: the Public Suffix List (publicsuffix.org), its private part too
 */
function problemOf(domain: string): 'shared-domain' | 'public-mail-domain' | null {
  if (suffixOf(domain) === domain) return 'shared-domain';
  return isPublicMail(domain) ? 'public-mail-domain' : null;
}

/** Can this domain belong to one organization? */
export function isOwnDomain(domain: string): boolean {
  return problemOf(domain) === null;
}

/**
 * Is this an organization's domain or, where subdomains count, one below it? A domain below a shared suffix in between
 * belongs to somebody else. A domain that an older rule accepted and today's rule refuses lets nobody in.
 */
export function isWithin(
  domain: string,
  own: string,
  { includeSubdomains }: { includeSubdomains: boolean },
): boolean {
  if (!isOwnDomain(own)) return false;
  if (domain === own) return true;
  return includeSubdomains && domain.endsWith(`.${own}`) && registered(domain) === registered(own);
}

/**
 * Reads the email domains whose people can ask to join: lower case, in ASCII, without "@". Public mail providers never
 * count (product.md, Join requests).
 * @throws DomainError invalid-domain, shared-domain or public-mail-domain, for the field "domains"
 */
export function parseDomains(value: string): string[] {
  const domains = splitList(value).map(text => {
    const domain = readDomain(text.replace(/^@/u, ''));
    if (!domain) throw new DomainError('invalid-domain', { value: text }, 'domains');
    const problem = problemOf(domain);
    if (problem) throw new DomainError(problem, { value: domain }, 'domains');
    return domain;
  });
  return [...new Set(domains)];
}
