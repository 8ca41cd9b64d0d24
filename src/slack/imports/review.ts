import { editImportRow, fixImportCase, removeImportRow } from '../../domain/imports/mend.ts';
import { importResults, reviewImport } from '../../domain/imports/review.ts';
import { sendImport } from '../../domain/imports/send.ts';
import { below, nothing, modal as opened, refresh, words } from '../reply.ts';
import { button, type Context, modal } from '../route.ts';
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

export const reviewButton = button(reviewAction, async (context, { importId }) =>
  opened(await renderReview(context, { importId, page: 0, filter: 'all' })),
);

const turn = async (context: Context, place: ReviewPlace) => refresh(await renderReview(context, place));

export const previousRowsButton = button(previousRowsAction, turn);
export const nextRowsButton = button(nextRowsAction, turn);

export const filterButton = button(filterAction, async context => {
  if (!context.view) return nothing;
  const place = reviewForm.metadata(context.view.metadata);
  const filter = rowFilters.find(name => name === context.view?.fields.filter) ?? 'all';
  return turn(context, { ...place, filter, page: 0 });
});

export const removeRowButton = button(removeRowAction, async (context, { rowId, ...place }) => {
  await removeImportRow(context.domain, context.actor, { importId: place.importId, rowId });
  return turn(context, place);
});

export const fixCaseButton = button(fixCaseAction, async (context, place) => {
  await fixImportCase(context.domain, context.actor, { importId: place.importId });
  return turn(context, place);
});

export const editRowButton = button(editRowAction, async ({ domain, actor }, { rowId, ...place }) => {
  const { checked } = await reviewImport(domain, actor, place.importId);
  const index = checked.drafted.findIndex(row => row.id === rowId);
  const row = checked.drafted[index];
  if (!row) return words('This row was taken out meanwhile.');
  return opened(editRowView(row, checked, { ...place, rowId }));
});

export const editRowModal = modal(editRowForm, async (context, { metadata, fields }) => {
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
  return below(await renderReview(context, place));
});

export const sendImportModal = modal(reviewForm, async ({ domain, actor }, { metadata: { importId } }) => {
  await sendImport(domain, actor, { importId });
  const { found, counts } = await importResults(domain, actor, importId);
  const { text, blocks } = importCard(found, counts);
  return words(text, blocks, 'Sent');
});
