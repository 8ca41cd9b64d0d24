import { domainToASCII, domainToUnicode } from 'node:url';
import { trimUnseen } from './characters.ts';
import { DomainError, orThrow, type Problem } from './errors.ts';

/** The longest address that mail can carry (RFC 5321, 4.5.3.1: a path of 256 octets with its brackets). */
export const MAX_ADDRESS = 254;
/** Before the "@" (RFC 5321, 4.5.3.1.1). */
const MAX_LOCAL = 64;
const MAX_LABEL = 63;

/** The part before the "@" when it is unquoted: RFC 5322, 3.2.3, dot-atom. Foyer takes no quoted parts or comments. */
const local = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/;
const topLevel = /^(?:[a-z]{2,}|xn--[a-z\d-]+)$/;

/**
 * Lowers ASCII letters only: String.toLowerCase also turns U+212A, the Kelvin sign, into "k", and that is another
 * person's address.
 */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
}

/**
 * Reads a domain: lower case, in ASCII, two labels or more. The URL parser drops, decodes and maps characters that no
 * domain contains, so each label must come out unchanged.
 * @returns null when it is none
 */
export function readDomain(written: string): string | null {
  if (written.length > MAX_ADDRESS) return null;
  const labels = lowerAscii(written).split('.').map(readLabel);
  const last = labels.at(-1);
  if (labels.length < 2 || labels.includes(null) || !last || !topLevel.test(last)) return null;
  return labels.join('.');
}

function readLabel(written: string): string | null {
  const ascii = /^[ -~]*$/.test(written) ? written : asciiLabel(written);
  if (ascii === null || ascii.length > MAX_LABEL || !label.test(ascii)) return null;
  const isEncoded = ascii.startsWith('xn--');
  return isEncoded && domainToASCII(domainToUnicode(ascii)) !== ascii ? null : ascii;
}

/** A label in another script; null when it contains characters that would turn into others. */
function asciiLabel(written: string): string | null {
  const isPlain = [...written].every(character => character.normalize('NFKC') === character);
  if (!isPlain || !written.isWellFormed()) return null;
  const ascii = domainToASCII(written);
  const isSame = domainToUnicode(ascii) === written.normalize('NFC').toLowerCase();
  return isSame && ascii.startsWith('xn--') && !ascii.includes('.') ? ascii : null;
}

/** Reads an email address: trimmed, its ASCII letters in lower case, its domain in ASCII. */
export function readEmail(value: string): string | Problem<'email-too-long' | 'invalid-email'> {
  const text = trimUnseen(value);
  if (text.length > MAX_ADDRESS) return tooLong(text);
  const at = text.lastIndexOf('@');
  const domain = readDomain(text.slice(at + 1));
  const before = lowerAscii(text.slice(0, Math.max(at, 0)));
  if (!domain || before.length > MAX_LOCAL || !local.test(before)) {
    return new DomainError('invalid-email', { value: text }, 'email');
  }
  const read = `${before}@${domain}`;
  if (read.length > MAX_ADDRESS) return tooLong(text);
  return read;
}

const tooLong = ({ length }: string) => new DomainError('email-too-long', { length }, 'email');

/** Reads an email address. @throws DomainError email-too-long or invalid-email, both for the field "email" */
export function parseEmail(value: string): string {
  return orThrow(readEmail(value));
}

/** Reads an address that nobody typed, such as that of a Slack profile; null when it is none. */
export function readAddress(value: string | null | undefined): string | null {
  const read = value ? readEmail(value) : null;
  return read instanceof DomainError ? null : read;
}

/** The domain of an address as parseEmail reads it. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
