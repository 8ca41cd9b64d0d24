import type { z } from 'zod';
import { isStorable } from './characters.ts';
import { DomainError, type InputProblem, orThrow, type Problem } from './errors.ts';

/** The problem of an input: text that no database takes, or the first value that does not fit its schema. */
export type InvalidInput = Problem<'invalid-text' | 'invalid-input'>;

/**
 * Reads what an operation or a query is given by its schema. Every input passes here, so that no fault of the one
 * who asks ends as a failure of Foyer's own.
 */
export function inputOf<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): z.output<Schema> | InvalidInput {
  const unstorable = storableProblem(given);
  if (unstorable) return unstorable;
  const read = schema.safeParse(given, { reportInput: true });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  if (!first) throw read.error;
  const path = first.path.map(String);
  const problem = problemOf(first);
  return new DomainError('invalid-input', { path: path.join('.'), problem }, path[0]);
}

/** Reads an input as inputOf does. @throws DomainError invalid-text, invalid-input */
export function readInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  return orThrow(inputOf(schema, given));
}

function problemOf(issue: z.core.$ZodIssue): InputProblem {
  if (issue.code === 'invalid_type' && issue.input === undefined) return { kind: 'missing' };
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum);
    if (issue.origin === 'string') return { kind: 'too-long', most };
    return { kind: issue.origin === 'array' ? 'too-many' : 'too-large', most };
  }
  if (issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'string')) {
    return { kind: 'missing' };
  }
  if (issue.code === 'invalid_value') return { kind: 'not-offered', offered: issue.values.map(String) };
  return { kind: 'unreadable' };
}

/** No input is nested so deeply; reading what is would exhaust the stack. */
const DEEPEST = 64;

/** The problem of text somewhere in an input that no database takes, or of an input that is nested without end. */
export function storableProblem(input: unknown, field?: string, depth = 0): InvalidInput | null {
  if (depth > DEEPEST) {
    return new DomainError('invalid-input', { path: field ?? '', problem: { kind: 'unreadable' } }, field);
  }
  if (typeof input === 'string') return isStorable(input) ? null : new DomainError('invalid-text', {}, field);
  if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input)) return null;
  const parts = Array.isArray(input)
    ? input.map(each => [field, each] as const)
    : Object.entries(input).map(([key, value]) => [field ?? key, value] as const);
  for (const [name, part] of parts) {
    const problem = storableProblem(part, name, depth + 1);
    if (problem) return problem;
  }
  return null;
}
