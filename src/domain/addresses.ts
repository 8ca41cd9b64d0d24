import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { DomainError } from './errors.ts';

/** The longest address that mail can carry (RFC 5321, 4.5.3.1: a path of 256 octets with its brackets). */
const LONGEST = 254;

/**
 * Reads an e-mail address: trimmed, lower case, its domain in ASCII.
 * @throws DomainError email-too-long or invalid-email, both for the field "email"
 */
export function parseEmail(value: string): string {
  const text = value.trim();
  const at = text.lastIndexOf('@');
  const address = `${text.slice(0, at).toLowerCase()}@${domainToASCII(text.slice(at + 1).toLowerCase())}`;
  if (text.length > LONGEST || address.length > LONGEST) {
    throw new DomainError('email-too-long', { length: text.length }, 'email');
  }
  if (at < 1 || at > 64 || !z.email().safeParse(address).success) {
    throw new DomainError('invalid-email', { value: text }, 'email');
  }
  return address;
}

/** The domain of an address, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
