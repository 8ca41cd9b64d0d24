import type { DomainErrorCode, DomainErrors } from '../domain/errors.ts';

/** What a person reads about each expected failure; `command` in a form that they can type. */
export type Refusals = {
  [Code in DomainErrorCode]: (data: DomainErrors[Code], command: string) => string;
};
