import type { WebClient } from '@slack/web-api';
import type { Domain } from '../../domain/domain.ts';
import { ImportFileError } from '../../domain/imports/csv/errors.ts';
import { type ReadFile, readFile } from '../../domain/imports/read-file.ts';
import { downloadFile, type UploadedFile } from '../files.ts';
import type { Settings } from '../route.ts';

/** Enough for thousands of people; one row takes about a hundred bytes. */
const BYTES_A_ROW = 4_096;
const BYTES_LEAST = 1024 * 1024;

/** How much of a file Foyer reads. */
export const limitsOf = ({ importMaxRows }: Pick<Settings, 'importMaxRows'>) => ({
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
  { domain, settings, organizationId }: ReadingFor,
): Promise<ReadFile> {
  const limits = limitsOf(settings);
  if (file.size && file.size > limits.maxBytes) {
    throw new ImportFileError('too-large', { most: limits.maxBytes, rows: 0 });
  }
  return readFile(domain, organizationId, downloadFile(client, file), limits);
}

/** Reads the rows pasted into the modal. @throws ImportFileError */
export function readPaste(text: string, { domain, settings, organizationId }: ReadingFor): Promise<ReadFile> {
  return readFile(domain, organizationId, text, limitsOf(settings));
}

interface ReadingFor {
  domain: Domain;
  settings: Settings;
  organizationId: string;
}
