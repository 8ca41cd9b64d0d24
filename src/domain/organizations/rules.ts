import mailProviders from 'email-providers/all.json' with { type: 'json' };
import { readDomain } from '../addresses.ts';
import { DomainError } from '../errors.ts';

/** Slack shows at most 75 characters of an option, so a longer name could not be chosen in a modal. */
export const NAME_MOST = 75;

// The list has example.com, where nobody can have mail (RFC 2606): whoever types the hint's own example means it.
const publicMail: ReadonlySet<string> = new Set(mailProviders.filter(domain => domain !== 'example.com'));

/** Is this the domain of a mail provider where anybody can have an address? */
export function isPublicMail(domain: string): boolean {
  return publicMail.has(domain.toLowerCase());
}

/** A name on one line, at most 75 characters. @throws DomainError invalid-name for the input `field` */
export function parseName(
  value: string,
  what: 'organization' | 'group' | 'role' | 'person',
  field: string = what,
): string {
  const name = value.replace(/\s+/gu, ' ').trim();
  const length = [...name].length;
  if (length < 1 || name.length > NAME_MOST) {
    throw new DomainError('invalid-name', { field: what, value: name, most: NAME_MOST }, field);
  }
  return name;
}

/**
 * Reads group names, one a line or separated by commas.
 * @throws DomainError invalid-name or duplicate-group, for the field "groups"
 */
export function parseGroupNames(value: string): string[] {
  const names = splitList(value).map(name => parseName(name, 'group', 'groups'));
  const seen = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (seen.has(key)) throw new DomainError('duplicate-group', { value: name }, 'groups');
    seen.add(key);
  }
  return names;
}

/**
 * Reads e-mail domains whose people may ask to join: lower case, in ASCII, without "@".
 * Public mail providers never count (product.md, Join requests).
 * @throws DomainError invalid-domain or public-mail-domain, for the field "domains"
 */
export function parseDomains(value: string): string[] {
  const domains = splitList(value).map(text => {
    const domain = readDomain(text.replace(/^@/u, ''));
    if (!domain) throw new DomainError('invalid-domain', { value: text }, 'domains');
    if (isPublicMail(domain)) throw new DomainError('public-mail-domain', { value: domain }, 'domains');
    return domain;
  });
  return [...new Set(domains)];
}

function splitList(value: string): string[] {
  return value
    .split(/[\n,;]+/u)
    .map(part => part.trim())
    .filter(part => part !== '');
}
