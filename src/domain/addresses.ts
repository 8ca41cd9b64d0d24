import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { DomainError } from './errors.ts';

/** The longest address that mail can carry (RFC 5321, 4.5.3.1: a path of 256 octets with its brackets). */
const LONGEST = 254;

/** zod's own pattern, and top-level domains of other scripts as well: .рф is .xn--p1ai. */
const address = z.email({
  pattern:
    /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/,
});

/** Is this an address, its domain already in ASCII? */
export function isAddress(text: string): boolean {
  return address.safeParse(text).success;
}

/**
 * Reads an e-mail address: trimmed, lower case, its domain in ASCII.
 * @throws DomainError email-too-long or invalid-email, both for the field "email"
 */
export function parseEmail(value: string): string {
  const text = value.trim();
  const at = text.lastIndexOf('@');
  const read = `${text.slice(0, at).toLowerCase()}@${domainToASCII(text.slice(at + 1).toLowerCase())}`;
  if (text.length > LONGEST || read.length > LONGEST) {
    throw new DomainError('email-too-long', { length: text.length }, 'email');
  }
  if (at < 1 || at > 64 || !isAddress(read)) {
    throw new DomainError('invalid-email', { value: text }, 'email');
  }
  return read;
}

/** The domain of an address, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
