import { authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { type CheckedDraft, checkAgainst } from './check-draft.ts';
import { importOf } from './draft.ts';
import type { ReadFile } from './read-file.ts';
import { isAsking } from './reading.ts';
import { rowOutcomes } from './row-kinds.ts';
import { sendImport } from './send.ts';
import { startImport } from './start.ts';
import { findSent, type ResolvedRow, resolvedRows } from './store.ts';

/** A file that a program sends: nobody reviews it in between. */
export interface FileAtOnce {
  organizationId: string;
  fileName: string | null;
  /** The same request again finds the upload that the first one sent; null: it has no name. */
  requestKey: string | null;
  /** Send the rows that can be sent although others can't? */
  skipsRefused: boolean;
}

/**
 * What a file would do now, as a program asks: Foyer stores nothing of it.
 * @throws DomainError organization-not-found, not-allowed, columns-unanswered
 */
export async function tryImport(
  { db, clock }: Domain,
  actor: Person,
  { organizationId, read }: { organizationId: string; read: ReadFile },
): Promise<Pick<CheckedDraft, 'rows' | 'mark'>> {
  const acting = await authorise(db, actor, organizationId, 'invitation:create');
  const { reading, rows } = read;
  if (isAsking(reading)) {
    throw new DomainError('columns-unanswered', { headers: reading.questions.map(({ header }) => header) });
  }
  return checkAgainst(db, rows, acting, { now: clock.now() });
}

export type SentAtOnce =
  | { kind: 'sent'; rows: ResolvedRow[] }
  /** `refused`: nothing was sent, because of what is wrong with some rows. `unchanged`: there was nothing to send. */
  | { kind: 'refused' | 'unchanged'; rows: CheckedDraft['rows'] }
  /** The organization changed between the check and the sending. */
  | { kind: 'changed' };

/**
 * Sends a file whole, or with `skipsRefused` the rows that can be sent: as in Slack, without a review in between.
 * @throws DomainError organization-not-found, not-allowed, columns-unanswered, nothing-to-send, last-holder
 */
export async function importAtOnce(
  domain: Domain,
  actor: Person,
  { organizationId, fileName, requestKey, skipsRefused }: FileAtOnce,
  read: ReadFile,
): Promise<SentAtOnce> {
  const before = requestKey && (await findSent(domain.db, { organizationId, requestKey }));
  if (before) return { kind: 'sent', rows: await resultsOf(domain, actor, before) };
  const { rows, mark } = await tryImport(domain, actor, { organizationId, read });
  if (!skipsRefused && rows.some(row => row.class === 'error')) return { kind: 'refused', rows };
  if (rows.every(row => row.class === 'unchanged')) return { kind: 'unchanged', rows };
  const importId = await startImport(domain, actor, {
    organizationId,
    fileName,
    requestKey: requestKey ?? crypto.randomUUID(),
    ...read,
    notifyUploader: false,
  });
  if (!(await sendImport(domain, actor, { importId, seen: mark }))) return { kind: 'changed' };
  return { kind: 'sent', rows: await resultsOf(domain, actor, importId) };
}

/** @throws DomainError import-not-found, not-allowed: the person can have lost the right since the first request */
async function resultsOf({ db }: Domain, actor: Person, importId: string): Promise<ResolvedRow[]> {
  await importOf(db, actor, importId);
  const { items } = await resolvedRows(db, { importId, outcomes: rowOutcomes });
  return items;
}
