import { writeCells } from '../csv-lines.ts';
import type { AuditEntry } from './store.ts';

/** The formats that the audit log is exported in. */
export const auditFormats = ['csv', 'jsonl'] as const;
export type AuditFormat = (typeof auditFormats)[number];

const columns = ['When', 'Who', 'Action', 'Whom', 'Before', 'After'];

const json = (value: unknown) => (value === null ? '' : JSON.stringify(value));

/**
 * Writes the audit log as text, piece by piece: CSV that spreadsheets open directly, or JSON lines, one entry per line
 * with its id.
 */
export async function* formatAuditLog(
  format: AuditFormat,
  batches: AsyncIterable<AuditEntry[]>,
): AsyncGenerator<string> {
  if (format === 'csv') yield `\ufeff${writeCells([columns])}`;
  for await (const entries of batches) {
    yield format === 'csv'
      ? writeCells(
          entries.map(({ at, actor, action, subject, before, after }) => [
            at.toISOString(),
            actor,
            action,
            subject,
            json(before),
            json(after),
          ]),
        )
      : entries.map(entry => `${JSON.stringify(lineOf(entry))}\n`).join('');
  }
}

function lineOf({ id, at, actor, action, subject, before, after }: AuditEntry) {
  return { id, at: at.toISOString(), actor, action, subject, before, after };
}
