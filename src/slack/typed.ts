import { isStorable } from '../domain/characters.ts';
import { DomainError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/** Limits for text that a person typed. Every text of Slack's payloads passes one of these before a route sees it. */

/** The text after the command. @throws DomainError text-too-long, invalid-text */
export function typedCommand(text: string | null | undefined): string {
  const typed = text ?? '';
  assertWithin(typed, limits.command, 'command');
  return typed;
}

/** Removes one punctuation mark at the end: "help!" is help. */
export function withoutStop(word: string): string {
  return '.!?'.includes(word.at(-1) ?? ' ') ? word.slice(0, -1) : word;
}

/** The command itself, with its slash, in the form of Slack's commands; undefined for anything else. */
export function commandName(text: string): string | undefined {
  return /^\/[^\s\p{C}]{1,79}$/u.test(text) ? text : undefined;
}

/** The value of an input. @throws DomainError text-too-long, invalid-text, for the field */
export function typedField(text: string, field: string): string {
  assertWithin(text, limits.field, 'text', field);
  return text;
}

/** The text typed to find an option; null when no name can contain it. */
export function typedSearch(text: string | null | undefined): string | null {
  const typed = text ?? '';
  return typed.length <= limits.search && isStorable(typed) ? typed : null;
}

function assertWithin(text: string, most: number, what: 'command' | 'text', field?: string): void {
  const { length } = text;
  if (length > most) throw new DomainError('text-too-long', { what, length, most }, field);
  if (!isStorable(text)) throw new DomainError('invalid-text', {}, field);
}
