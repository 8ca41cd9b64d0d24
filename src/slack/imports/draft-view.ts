import type { ModalView } from '@slack/types';
import { storedReading } from '../../domain/imports/reading.ts';
import { tableOfImport } from '../../domain/imports/reread.ts';
import { reviewImport } from '../../domain/imports/review.ts';
import type { Context } from '../route.ts';
import type { ReviewQuery, Stage } from './actions.ts';
import { columnsView } from './columns-view.ts';
import { limitsOf } from './read-upload.ts';
import { reviewView } from './review-view.ts';
import { roleView } from './role-view.ts';

/** The review of the actor's draft from current data. */
export async function renderReview({ domain, actor }: Context, query: ReviewQuery): Promise<ModalView> {
  const { found, checked } = await reviewImport(domain, actor, query.importId);
  return reviewView(found, checked, query);
}

/** The columns of the actor's draft, to choose what each contains. */
export async function renderColumns(
  { domain, actor, settings }: Context,
  query: ReviewQuery & { stage: Stage },
): Promise<ModalView> {
  const { found, table } = await tableOfImport(domain, actor, query.importId, limitsOf(settings));
  return columnsView(found, table, query);
}

/** What the person is asked next about a draft: its columns, the role of everybody, then the review. */
export async function renderDraft(context: Context, importId: string): Promise<ModalView> {
  const { domain, actor } = context;
  const query: ReviewQuery = { importId, page: 0, filter: 'all' };
  const { found, checked } = await reviewImport(domain, actor, importId);
  if (storedReading(found).needsColumns) return renderColumns(context, { ...query, stage: 'upload' });
  const { rows } = checked;
  const lacksRoles =
    rows.length > 0 && rows.every(({ findings }) => findings.some(({ code }) => code === 'role-missing'));
  if (lacksRoles) return roleView(found, checked, { ...query, stage: 'upload', written: '' });
  return reviewView(found, checked, query);
}
