import { domainOf } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { isWithin } from '../organizations/join-domains.ts';
import type { Organization, Role } from '../organizations/store.ts';

/** What an organization says of the addresses whose people may ask. */
export interface JoinDomains {
  domains: readonly string[];
  /** Do addresses at subdomains of the domains count? */
  includeSubdomains: boolean;
}

/**
 * The address by which a person may ask to join an organization with these domains.
 * @throws DomainError guests-may-not-ask, email-unconfirmed, no-matching-domain
 * Source: Secaro, Manage join requests ("an email with your organization's domain")
 */
export function addressToJoinWith(person: Person, { domains, includeSubdomains }: JoinDomains): string {
  if (!person.email) throw new DomainError('no-matching-domain', { domain: null });
  if (person.isGuest || person.isExternal || person.isBot) throw new DomainError('guests-may-not-ask', {});
  if (!person.isEmailConfirmed) throw new DomainError('email-unconfirmed', { email: person.email });
  const domain = domainOf(person.email);
  const matches = domains.some(each => isWithin(domain, each, { includeSubdomains }));
  if (!matches) throw new DomainError('no-matching-domain', { domain });
  return person.email;
}

/** May this person ask to join an organization with these domains? */
export function mayJoin(person: Person, domains: JoinDomains): boolean {
  try {
    return addressToJoinWith(person, domains) !== '';
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/**
 * The role given where no other is chosen: the template's, known by its position once it has another name or, where
 * it was removed, the one with the fewest rights that needs no groups.
 */
export function defaultRole({ name, roles, template }: Organization): Role {
  const position = template.roles.findIndex(each => each.name === template.defaultRole);
  const least = roles
    .filter(each => each.groupLevel !== 'admin')
    .toSorted((one, other) => one.capabilities.length - other.capabilities.length);
  const role = roles.find(each => each.position === position) ?? least[0];
  if (!role) throw new Error(`"${name}" has no roles.`);
  return role;
}
