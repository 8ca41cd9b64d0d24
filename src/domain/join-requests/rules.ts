import { domainOf } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';

/**
 * The address by which a person may ask to join an organization with these domains.
 * @throws DomainError guests-may-not-ask, email-unconfirmed, no-matching-domain
 * Source: Secaro, Manage join requests ("an email with your organization's domain")
 */
export function addressToJoinWith(person: Person, domains: readonly string[]): string {
  if (!person.email) throw new DomainError('no-matching-domain', { domain: null });
  if (person.isGuest || person.isStranger || person.isBot) throw new DomainError('guests-may-not-ask', {});
  if (!person.isEmailConfirmed) throw new DomainError('email-unconfirmed', { email: person.email });
  const domain = domainOf(person.email);
  if (!domains.includes(domain)) throw new DomainError('no-matching-domain', { domain });
  return person.email;
}

/** May this person ask to join an organization with these domains? */
export function mayJoin(person: Person, domains: readonly string[]): boolean {
  try {
    return addressToJoinWith(person, domains) !== '';
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
