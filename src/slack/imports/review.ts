import { editImportRow, fixImportCase, removeImportRow } from '../../domain/imports/mend.ts';
import { importResults, reviewImport } from '../../domain/imports/review.ts';
import { sendImport } from '../../domain/imports/send.ts';
import { updateParent, nothing, openView, updateView, message } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import {
  editRowAction,
  editRowForm,
  filterAction,
  fixCaseAction,
  nextRowsAction,
  previousRowsAction,
  type ReviewPlace,
  removeRowAction,
  reviewAction,
  reviewForm,
  rowFilters,
} from './actions.ts';
import { importCard } from './card.ts';
import { editRowView } from './edit-row-view.ts';
import { reviewView } from './review-view.ts';

/** The review of the actor's draft as things stand now. */
export async function renderReview({ domain, actor }: Context, place: ReviewPlace) {
  const { found, checked } = await reviewImport(domain, actor, place.importId);
  return reviewView(found, checked, place);
}

export const reviewButton = buttonRoute(reviewAction, async (context, { importId }) =>
  openView(await renderReview(context, { importId, page: 0, filter: 'all' })),
);

const turn = async (context: Context, place: ReviewPlace) => updateView(await renderReview(context, place));

export const previousRowsButton = buttonRoute(previousRowsAction, turn);
export const nextRowsButton = buttonRoute(nextRowsAction, turn);

export const filterButton = buttonRoute(filterAction, async context => {
  if (!context.view) return nothing;
  const place = reviewForm.metadata(context.view.metadata);
  const filter = rowFilters.find(name => name === context.view?.fields.filter) ?? 'all';
  return turn(context, { ...place, filter, page: 0 });
});

export const removeRowButton = buttonRoute(removeRowAction, async (context, { rowId, ...place }) => {
  await removeImportRow(context.domain, context.actor, { importId: place.importId, rowId });
  return turn(context, place);
});

export const fixCaseButton = buttonRoute(fixCaseAction, async (context, place) => {
  await fixImportCase(context.domain, context.actor, { importId: place.importId });
  return turn(context, place);
});

export const editRowButton = buttonRoute(editRowAction, async ({ domain, actor }, { rowId, ...place }) => {
  const { checked } = await reviewImport(domain, actor, place.importId);
  const index = checked.drafted.findIndex(row => row.id === rowId);
  const row = checked.drafted[index];
  if (!row) return message('This row was taken out meanwhile.');
  return openView(editRowView(row, checked, { ...place, rowId }));
});

export const editRowModal = modalRoute(editRowForm, async (context, { metadata, fields }) => {
  const { rowId, ...place } = metadata;
  const { email, role, groups, name } = fields;
  await editImportRow(context.domain, context.actor, {
    importId: place.importId,
    rowId,
    email,
    role,
    groups: groups ?? '',
    name: name ?? '',
  });
  return updateParent(await renderReview(context, place));
});

export const sendImportModal = modalRoute(reviewForm, async ({ domain, actor }, { metadata: { importId } }) => {
  await sendImport(domain, actor, { importId });
  const { found, counts } = await importResults(domain, actor, importId);
  const { text, blocks } = importCard(found, counts);
  return message(text, blocks, 'Sent');
});
