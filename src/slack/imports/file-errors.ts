import type { ImportFileErrorCode } from '../../domain/imports/csv/errors.ts';
import { ImportFileError } from '../../domain/imports/csv/errors.ts';
import { texts } from '../../texts/texts.ts';
import { FileUnavailableError } from '../files.ts';

/** The text for a refused file; null for any other error. */
export function fileErrorText(error: unknown): string | null {
  if (error instanceof ImportFileError) return textOf(error);
  if (error instanceof FileUnavailableError) return texts().unavailableFiles[error.reason];
  return null;
}

function textOf<Code extends ImportFileErrorCode>(error: ImportFileError<Code>): string {
  return texts().fileErrors[error.code](error.data);
}
