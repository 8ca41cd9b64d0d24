import { editImportRow, fixImportCase, removeImportRow } from '../../domain/imports/edit-rows.ts';
import { importResults, reviewImport } from '../../domain/imports/review.ts';
import { sendImport } from '../../domain/imports/send.ts';
import { importCard } from '../../messages/import-sent.ts';
import { texts } from '../../texts/texts.ts';
import { renderContent } from '../render-content.ts';
import { message, nothing, openView, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import {
  editRowAction,
  editRowForm,
  filterAction,
  fixCaseAction,
  nextRowsAction,
  previousRowsAction,
  type ReviewQuery,
  removeRowAction,
  reviewAction,
  reviewForm,
  rowFilters,
} from './actions.ts';
import { renderDraft, renderReview } from './draft-view.ts';
import { editRowView } from './edit-row-view.ts';
import { reviewView } from './review-view.ts';
import { chosenGroups } from './row-groups.ts';

export const reviewButton = buttonRoute(reviewAction, async (context, { importId }) =>
  openView(await renderDraft(context, importId)),
);

const turn = async (context: Context, query: ReviewQuery) => updateView(await renderReview(context, query));

export const previousRowsButton = buttonRoute(previousRowsAction, turn);
export const nextRowsButton = buttonRoute(nextRowsAction, turn);

export const filterButton = buttonRoute(filterAction, async context => {
  if (!context.view) return nothing;
  const query = reviewForm.metadata(context.view.metadata);
  const filter = rowFilters.find(name => name === context.view?.fields.filter) ?? 'all';
  return turn(context, { ...query, filter, page: 0 });
});

export const removeRowButton = buttonRoute(removeRowAction, async (context, { rowId, ...query }) => {
  await removeImportRow(context.domain, context.actor, { importId: query.importId, rowId });
  return turn(context, query);
});

export const fixCaseButton = buttonRoute(fixCaseAction, async (context, query) => {
  await fixImportCase(context.domain, context.actor, { importId: query.importId });
  return turn(context, query);
});

export const editRowButton = buttonRoute(editRowAction, async ({ domain, actor }, { rowId, ...query }) => {
  const { found, checked } = await reviewImport(domain, actor, query.importId);
  const index = checked.drafted.findIndex(row => row.id === rowId);
  const row = checked.drafted[index];
  if (!row) return message(texts().uploads.alreadyRemoved);
  return openView(editRowView(row, checked, { ...query, rowId, organizationId: found.organizationId }));
});

export const editRowModal = modalRoute(editRowForm, async (context, { metadata, fields }) => {
  const { rowId, organizationId: _, ...query } = metadata;
  const { email, role, groups, name, all } = fields;
  await editImportRow(context.domain, context.actor, {
    importId: query.importId,
    rowId,
    email,
    role,
    ...chosenGroups(groups),
    name: name ?? '',
    isRoleForAll: all.length > 0,
  });
  return updateParent(await renderReview(context, query));
});

export const sendImportModal = modalRoute(reviewForm, async ({ domain, actor }, { metadata: query }) => {
  const { importId, seen } = query;
  if (!(await sendImport(domain, actor, { importId, seen }))) {
    const { found, checked } = await reviewImport(domain, actor, importId);
    return openView(reviewView(found, checked, query, { isChanged: true }));
  }
  const { found, counts } = await importResults(domain, actor, importId);
  const { text, blocks } = renderContent(importCard(found, counts));
  return message(text, blocks, texts().uploads.sent);
});
