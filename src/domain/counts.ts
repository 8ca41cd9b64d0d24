import { DomainError } from './errors.ts';

/**
 * Parses a whole number as typed; null when it is blank.
 * @throws DomainError invalid-number for the field, when it is below 1 or above `most`
 */
export function parseCount(value: string | null, field: string, most: number): number | null {
  const text = value?.trim() ?? '';
  if (text === '') return null;
  const number = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw new DomainError('invalid-number', { value: text, most }, field);
  return number;
}
