import { isStorable } from '../domain/characters.ts';
import { DomainError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/**
 * What a person typed, as far as anything in Foyer looks at it. Every text of Slack’s payloads passes one of these
 * before a route sees it.
 */

/** The words after the command. @throws DomainError text-too-long, invalid-text */
export function typedCommand(text: string | null | undefined): string {
  const typed = text ?? '';
  assertWithin(typed, limits.command, 'command');
  return typed;
}

/** Without the one mark that ends a sentence: "help!" is help. */
export function withoutStop(word: string): string {
  return '.!?'.includes(word.at(-1) ?? ' ') ? word.slice(0, -1) : word;
}

/** The command itself, with its slash, as Slack's own commands look; undefined for anything else. */
export function commandName(text: string): string | undefined {
  return /^\/[^\s\p{C}]{1,79}$/u.test(text) ? text : undefined;
}

/** The value of an input. @throws DomainError text-too-long, invalid-text, for the field */
export function typedField(text: string, field: string): string {
  assertWithin(text, limits.field, 'text', field);
  return text;
}

/** What is typed to find an option; null where nothing can have it in its name. */
export function typedSearch(text: string | null | undefined): string | null {
  const typed = text ?? '';
  return typed.length <= limits.search && isStorable(typed) ? typed : null;
}

function assertWithin(text: string, most: number, what: 'command' | 'text', field?: string): void {
  const { length } = text;
  if (length > most) throw new DomainError('text-too-long', { what, length, most }, field);
  if (!isStorable(text)) throw new DomainError('invalid-text', {}, field);
}
