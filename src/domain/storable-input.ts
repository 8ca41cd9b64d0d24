import { isStorable } from './characters.ts';
import { DomainError } from './errors.ts';

/**
 * Refuses text that no database takes, wherever it stands in what an operation is given.
 * @throws DomainError invalid-text, for the field of the input that it stands in
 */
export function assertStorable(input: unknown, field?: string): void {
  if (typeof input === 'string') {
    if (!isStorable(input)) throw new DomainError('invalid-text', {}, field);
  } else if (Array.isArray(input)) {
    for (const each of input) assertStorable(each, field);
  } else if (typeof input === 'object' && input !== null) {
    for (const [key, value] of Object.entries(input)) assertStorable(value, field ?? key);
  }
}
