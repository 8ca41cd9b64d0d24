import mailProviders from 'email-providers/all.json' with { type: 'json' };
import mailchecker from 'mailchecker';
import { getDomain, getPublicSuffix } from 'tldts';
import { readDomain } from '../addresses.ts';
import { DomainError } from '../errors.ts';
import { splitList } from '../written-list.ts';

/**
 * Providers and relays that neither list has, each by its own help pages: Fastmail, Tuta, Mailfence, StartMail, Disroot,
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
  // Addresses of theirs in other countries, and providers of one country.
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

/** Made when it is first asked for: of some 60,000 domains, which a start would wait for. */
function publicMail(): ReadonlySet<string> {
  // The list has example.com, where nobody can have mail (RFC 2606): people who type the hint's own example mean it.
  read ??= new Set(
    [...mailProviders, ...mailchecker.blacklist(), ...notListed].filter(domain => domain !== 'example.com'),
  );
  return read;
}

/** Providers that have the same name under the suffix of many a country, such as gmx.ch. No company has it as its own. */
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

/** Names and sites under a private suffix belong to who registered them, as under a country's. */
const suffixes = { allowPrivateDomains: true, detectIp: false };

/** Under which Microsoft and Google give each customer a domain for mail; the Public Suffix List has none of them. */
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

/** The suffix under which people register that a domain is, or lies under. */
function suffixOf(domain: string): string | null {
  const shared = alsoShared.find(each => domain === each || domain.endsWith(`.${each}`));
  return shared ?? getPublicSuffix(domain, suffixes);
}

/** The domain under which somebody registered this one: acme.onmicrosoft.com of eu.acme.onmicrosoft.com. */
function registered(domain: string): string | null {
  const shared = alsoShared.find(each => domain.endsWith(`.${each}`));
  if (!shared) return getDomain(domain, suffixes);
  const before = domain.slice(0, -shared.length - 1);
  return `${before.slice(before.lastIndexOf('.') + 1)}.${shared}`;
}

/** Is this the domain of a provider or a relay where anybody can have an address, or below one? */
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
 * Why a domain is no organization's own: anybody registers a name or has a site under a shared one, and an address at a
 * provider. Null: it may be one.
 * Source: the Public Suffix List (publicsuffix.org), its private part too
 */
function problemOf(domain: string): 'shared-domain' | 'public-mail-domain' | null {
  if (suffixOf(domain) === domain) return 'shared-domain';
  return isPublicMail(domain) ? 'public-mail-domain' : null;
}

/** May the people of this domain be an organization's own? */
export function isOwnDomain(domain: string): boolean {
  return problemOf(domain) === null;
}

/**
 * Is this the domain of an organization or, where those count, one below it? What lies under a shared suffix in between
 * is somebody else's. A domain that an older rule let in, and this one does not, opens no door.
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
 * Reads email domains whose people may ask to join: lower case, in ASCII, without "@".
 * Public mail providers never count (product.md, Join requests).
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
