import type { z } from 'zod';
import { isStorable } from './characters.ts';
import { DomainError, type InputProblem } from './errors.ts';

/**
 * Parses the input of an operation or query by its schema. Every input passes here, so a bad value never ends as an
 * internal error.
 * @throws DomainError invalid-text for text that no database stores, invalid-input for the first value that doesn't
 *   fit
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  assertStorable(given);
  const read = schema.safeParse(given, { reportInput: true });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  if (!first) throw read.error;
  const path = first.path.map(String);
  const problem = problemOf(first);
  throw new DomainError('invalid-input', { path: path.join('.'), problem }, path[0]);
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

function assertStorable(input: unknown, field?: string): void {
  if (typeof input === 'string') {
    if (!isStorable(input)) throw new DomainError('invalid-text', {}, field);
  } else if (Array.isArray(input)) {
    for (const each of input) assertStorable(each, field);
  } else if (typeof input === 'object' && input !== null) {
    for (const [key, value] of Object.entries(input)) assertStorable(value, field ?? key);
  }
}
