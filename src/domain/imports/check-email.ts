import { domainToASCII } from 'node:url';
import { MAX_ADDRESS, readAddress, readEmail } from '../addresses.ts';
import { withoutUnseen } from '../characters.ts';
import { DomainError } from '../errors.ts';
import { recipientsOf } from './csv/recipients.ts';
import type { Findings } from './findings.ts';
import { readScripts } from './scripts.ts';

/**
 * Reads the address of a row. A domain label that mixes Latin, Greek and Cyrillic letters is an error, not a warning:
 * registries don't register such names (ICANN, IDN guidelines), so nobody loses a real address, and an invitation would
 * go to the person who made the look-alike.
 * @returns the address, or null when it isn't one
 */
export function checkEmail(value: string, findings: Findings): string | null {
  if (value === '') {
    findings.error('Email', value, 'email-missing', {});
    return null;
  }
  const email = readEmail(value);
  if (email instanceof DomainError) {
    const isTooLong = email.code === 'email-too-long' && value.includes('@');
    const length = Math.max(value.length, asciiLength(value));
    if (isTooLong) findings.error('Email', value, 'email-too-long', { length, most: MAX_ADDRESS });
    else {
      const suggestion = suggestionFor(value);
      findings.error('Email', value, 'invalid-email', { suggestion }, suggestion ?? undefined);
    }
    return null;
  }
  const { ascii, resembles, isMixed } = readScripts(value.slice(value.lastIndexOf('@') + 1));
  if (isMixed) findings.error('Email', value, 'mixed-scripts', { ascii, resembles });
  else if (resembles) findings.warning('Email', value, 'lookalike', { ascii, resembles });
  return email;
}

function asciiLength(value: string): number {
  const at = value.lastIndexOf('@') + 1;
  return at + domainToASCII(value.slice(at)).length;
}

/** Around an address, they say where it begins and ends. */
const marks = /[<>[\]()"]|mailto:/iu;

/** The one address inside "Ada <ada@example.com>", "mailto:ada@example.com", "ada@example.com (Ada)" and the like. */
function suggestionFor(value: string): string | null {
  const text = value.slice(0, 1_000);
  const [one, ...others] = marks.test(text) ? recipientsOf(text).recipients : [];
  const inside = one && others.length === 0 ? one.address : text;
  const bare = trimOther(withoutUnseen(inside.normalize('NFKC')));
  return bare === value || bare.split('@').length !== 2 ? null : readAddress(bare);
}

/** Trims everything around letters and digits. */
function trimOther(text: string): string {
  const characters = [...text];
  const isKept = (character: string) => /[\p{L}\p{N}]/u.test(character);
  return characters
    .slice(Math.max(characters.findIndex(isKept), 0), characters.findLastIndex(isKept) + 1)
    .join('');
}
