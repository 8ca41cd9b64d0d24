import type { ImportFileErrorCode, ImportFileErrors } from '../domain/imports/csv/errors.ts';

/** What a person reads about each file that Foyer can't use. */
export type FileErrors = { [Code in ImportFileErrorCode]: (data: ImportFileErrors[Code]) => string };
