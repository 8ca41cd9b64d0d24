import type { DomainError, DomainErrorCode } from '../domain/errors.ts';
import { texts } from '../texts/texts.ts';

/** The text of an expected failure, in the reader's language; `command` in a form that this person can type. */
export function errorText<Code extends DomainErrorCode>(error: DomainError<Code>, command: string): string {
  return texts().refusals[error.code](error.data, command);
}
