import { domainOf } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError, type Problem, raise } from '../errors.ts';
import { isWithin } from '../organizations/join-domains.ts';
import type { Organization, Role } from '../organizations/store.ts';

/** The domains of an organization whose people can ask to join. */
export interface JoinDomains {
  domains: readonly string[];
  /** Do addresses at subdomains of the domains count? */
  includeSubdomains: boolean;
}

/**
 * Says why a person cannot ask to join an organization with these domains; null when they can.
 * Source: Secaro, Manage join requests ("an email with your organization's domain")
 */
function joinProblem(
  person: Person,
  { domains, includeSubdomains }: JoinDomains,
): Problem<'guests-may-not-ask' | 'email-unconfirmed' | 'no-matching-domain'> | null {
  const { email } = person;
  if (!email) return new DomainError('no-matching-domain', { domain: null });
  if (person.isGuest || person.isExternal || person.isBot) return new DomainError('guests-may-not-ask', {});
  if (!person.isEmailConfirmed) return new DomainError('email-unconfirmed', { email });
  const domain = domainOf(email);
  const matches = domains.some(each => isWithin(domain, each, { includeSubdomains }));
  return matches ? null : new DomainError('no-matching-domain', { domain });
}

/** The address with which a person asks to join. @throws DomainError guests-may-not-ask, email-unconfirmed, no-matching-domain */
export function addressToJoinWith(person: Person, domains: JoinDomains): string {
  raise(joinProblem(person, domains));
  return person.email ?? '';
}

/** Is an address at one of these domains? */
export function isAtDomain(email: string, { domains, includeSubdomains }: JoinDomains): boolean {
  return domains.some(each => isWithin(domainOf(email), each, { includeSubdomains }));
}

/** Can this person ask to join an organization with these domains? */
export function mayJoin(person: Person, domains: JoinDomains): boolean {
  return joinProblem(person, domains) === null;
}

/**
 * The role of people who get no other: the template's default, found by its position after a rename; if it was removed,
 * the role with the fewest rights that needs no groups.
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
