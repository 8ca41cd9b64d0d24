import { DomainError } from '../../domain/errors.ts';
import { createImportGroups } from '../../domain/imports/create-groups.ts';
import { type Choices, encodings } from '../../domain/imports/csv/file.ts';
import { chooseReading, forgetImportColumns } from '../../domain/imports/reread.ts';
import { reviewImport } from '../../domain/imports/review.ts';
import { giveImportRole, replaceImportValue } from '../../domain/imports/values.ts';
import { nothing, openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import {
  answerColumnAction,
  columnsForm,
  createGroupAction,
  createGroupsAction,
  encodingAction,
  forgetColumnsAction,
  openColumnsAction,
  openRoleAction,
  type ReviewQuery,
  reviewForm,
  roleForm,
  type Stage,
  useValueAction,
} from './actions.ts';
import { renderColumns, renderDraft, renderReview } from './draft-view.ts';
import { fileErrorText } from './file-errors.ts';
import { limitsOf } from './read-upload.ts';
import { roleView } from './role-view.ts';

const turn = async (context: Context, query: ReviewQuery) => updateView(await renderReview(context, query));

/** After a modal before the review comes the next one; after one above the review, the review. */
async function next(context: Context, query: ReviewQuery, stage: Stage): Promise<Reply> {
  if (stage === 'review') return updateParent(await renderReview(context, query));
  return openView(await renderDraft(context, query.importId));
}

/** Reads the draft's file again. @throws DomainError, also for a file that can't be read so */
async function readAgain(
  { domain, actor, settings }: Context,
  importId: string,
  chosen: Choices,
  remember?: boolean,
): Promise<void> {
  try {
    const limits = limitsOf(settings);
    const options = { limits, ...(remember !== undefined && { remember }) };
    await chooseReading(domain, actor, importId, chosen, options);
  } catch (error) {
    const text = fileErrorText(error);
    if (!text) throw error;
    throw new DomainError('unreadable-file', { text });
  }
}

export const openColumnsButton = buttonRoute(openColumnsAction, async (context, query) =>
  openView(await renderColumns(context, { ...query, stage: 'review' })),
);

export const columnsModal = modalRoute(columnsForm, async (context, { metadata, fields }) => {
  const { stage, ...query } = metadata;
  const { email: Email, role: Role, groups: Groups, name: Name, remember } = fields;
  const columns = { Email, Role, Groups, Name };
  await readAgain(context, query.importId, { columns }, remember.length > 0);
  return next(context, query, stage);
});

export const forgetColumnsButton = buttonRoute(forgetColumnsAction, async (context, query) => {
  await forgetImportColumns(context.domain, context.actor, { importId: query.importId });
  return turn(context, query);
});

export const answerColumnButton = buttonRoute(answerColumnAction, async (context, value) => {
  const { place, column, ...query } = value;
  await readAgain(context, query.importId, { answers: { [place]: column } });
  return turn(context, query);
});

export const encodingSelect = buttonRoute(encodingAction, async context => {
  if (!context.view) return nothing;
  const query = reviewForm.metadata(context.view.metadata);
  const encoding = encodings.find(name => name === context.view?.fields.encoding);
  if (!encoding) return nothing;
  await readAgain(context, query.importId, { encoding });
  return turn(context, { ...query, page: 0 });
});

export const openRoleButton = buttonRoute(
  openRoleAction,
  async ({ domain, actor }, { written, ...query }) => {
    const { found, checked } = await reviewImport(domain, actor, query.importId);
    return openView(roleView(found, checked, { ...query, written, stage: 'review' }));
  },
);

export const roleModal = modalRoute(roleForm, async (context, { metadata, fields }) => {
  const { stage, written, organizationId: _, ...query } = metadata;
  await giveImportRole(context.domain, context.actor, {
    importId: query.importId,
    written,
    roleId: fields.role,
    groupIds: fields.groups,
  });
  return next(context, query, stage);
});

export const useValueButton = buttonRoute(
  useValueAction,
  async (context, { column, value, by, ...query }) => {
    await replaceImportValue(context.domain, context.actor, { importId: query.importId, column, value, by });
    return turn(context, query);
  },
);

export const createGroupButton = buttonRoute(createGroupAction, async (context, { name, ...query }) => {
  await createImportGroups(context.domain, context.actor, {
    importId: query.importId,
    names: [name],
    evenSimilar: true,
  });
  return turn(context, query);
});

export const createGroupsButton = buttonRoute(createGroupsAction, async (context, { names, ...query }) => {
  await createImportGroups(context.domain, context.actor, { importId: query.importId, names });
  return turn(context, query);
});
