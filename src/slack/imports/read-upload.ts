import type { WebClient } from '@slack/web-api';
import { ImportFileError } from '../../domain/imports/csv/errors.ts';
import type { CsvFile } from '../../domain/imports/csv/file.ts';
import { readCsv, readPasted } from '../../domain/imports/csv/read.ts';
import { downloadFile, type UploadedFile } from '../files.ts';
import type { Settings } from '../route.ts';

/** Enough for thousands of people; one row takes about a hundred bytes. */
const BYTES_A_ROW = 4_096;
const BYTES_LEAST = 1024 * 1024;

const limitsOf = ({ importMaxRows }: Settings) => ({
  maxRows: importMaxRows,
  maxBytes: Math.max(BYTES_LEAST, importMaxRows * BYTES_A_ROW),
});

/**
 * Reads an uploaded file as it arrives, never beyond the limits; Foyer doesn't download a file whose stated size is too
 * large.
 * @throws ImportFileError, FileUnavailableError
 */
export async function readUpload(
  client: WebClient,
  file: UploadedFile,
  settings: Settings,
): Promise<CsvFile> {
  const limits = limitsOf(settings);
  if (file.size && file.size > limits.maxBytes) {
    throw new ImportFileError('too-large', { most: limits.maxBytes, rows: 0 });
  }
  return readCsv(downloadFile(client, file), limits);
}

/** Reads the rows pasted into the modal. @throws ImportFileError */
export function readPaste(text: string, settings: Settings): Promise<CsvFile> {
  return readPasted(text, limitsOf(settings));
}
