import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function encode(bytes: Uint8Array, length: number): string {
  return Array.from(bytes.subarray(0, length), byte => alphabet[byte % 36]).join('');
}

/** A new id in Slack's form, such as `V0K3F9QX2LM`; unique even after a restart. */
export function freshId(prefix: string, length = 10): string {
  return prefix + encode(randomBytes(length), length);
}

/**
 * The id of a named thing: the same name always gets the same id, so that a restarted demo finds its people again. The
 * same name of another `place` (a workspace among several) gets another.
 */
export function idOf(prefix: string, name: string, place?: string): string {
  const length = place === undefined ? 5 : 3;
  const readable = name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, length)
    .padEnd(length, '0');
  const whole = [prefix, name, ...(place === undefined ? [] : [place])].join(':');
  return `${prefix}0${readable}${encode(createHash('sha256').update(whole).digest(), 9 - length)}`;
}

/** Random lower-case hexadecimal text of `length` characters. */
export function hex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
}
