import type { Domain, Person } from '../domain.ts';
import { type Page, readPage } from '../page.ts';
import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { draftOf, importOf } from './draft.ts';
import {
  countResults,
  discardDrafts,
  type Import,
  type ImportCounts,
  type MessageState,
  type ResolvedRow,
  type RowOutcome,
  resolvedRows,
} from './store.ts';

/** A draft lasts one day. Source: issue "Bulk invitations", point 4 */
const DRAFT_MS = 24 * 60 * 60 * 1000;

/**
 * The actor's draft with the findings of every row now.
 * @throws DomainError import-not-found, not-allowed, import-resolved
 */
export async function reviewImport(
  { db, clock }: Domain,
  actor: Person,
  importId: string,
): Promise<{ found: Import; checked: CheckedDraft }> {
  const { found, acting } = await draftOf(db, actor, importId);
  return {
    found,
    checked: await checkDraft(db, importId, acting, { now: clock.now() }),
  };
}

/** The results of an import that was sent. @throws DomainError import-not-found, not-allowed */
export async function importResults(
  { db }: Domain,
  actor: Person,
  importId: string,
): Promise<{ found: Import; counts: ImportCounts }> {
  const { found } = await importOf(db, actor, importId);
  return { found, counts: await countResults(db, importId) };
}

/** One page of an import's rows with these outcomes. @throws DomainError import-not-found, not-allowed */
export async function importRowsBy(
  { db }: Domain,
  actor: Person,
  query: {
    importId: string;
    outcomes: RowOutcome[];
    message?: MessageState | undefined;
    page: number;
  },
): Promise<{ found: Import; list: Page<ResolvedRow> }> {
  const { page, ...rows } = query;
  const { found } = await importOf(db, actor, query.importId);
  const list = await readPage(page, (skip, take) => resolvedRows(db, { ...rows, skip, take }));
  return { found, list };
}

/** Discards every draft of a workspace that is older than a day; returns how many. */
export function discardOldDrafts({ db, clock }: Domain, workspaceId: string): Promise<number> {
  return discardDrafts(db, workspaceId, new Date(clock.now().getTime() - DRAFT_MS));
}
