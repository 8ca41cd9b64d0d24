import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { columns } from '../../domain/imports/csv/file.ts';
import { olderBuckets, resultBuckets } from '../../messages/import-results.ts';
import { action } from '../action.ts';
import { FileUnavailableError, type UploadedFile, uploadedFile } from '../files.ts';
import { form, optionalText, text } from '../form.ts';
import { listOrNone, texts } from '../tolerant.ts';
import { fileErrorText } from './file-errors.ts';

/** The filters of a draft's rows. */
export const rowFilters = [
  'all',
  'ready',
  'update',
  'resend',
  'reactivate',
  'deactivate',
  'revoke',
  'unchanged',
  'error',
] as const;
export type RowFilter = (typeof rowFilters)[number];

const ofImport = z.object({ importId: z.uuid() });
const page = z.number().int().min(0);
/** What the review shows; its presses carry it, so that it returns to the same place. */
const query = ofImport.extend({
  page,
  filter: z.enum(rowFilters),
  /** What the person sees that Send will do; absent in views from before it was kept. */
  seen: z.string().optional(),
});
export type ReviewQuery = z.infer<typeof query>;
const ofRow = query.extend({ rowId: z.uuid() });

export const openBulkAction = action('import.open', z.object({}));
export const templateAction = action('import.template', z.object({}));
export const reviewAction = action('import.review', ofImport);
export const filterAction = action('import.filter', z.object({}));
export const previousRowsAction = action('import.rows.previous', query);
export const nextRowsAction = action('import.rows.next', query);
export const editRowAction = action('import.row.edit', ofRow);
export const removeRowAction = action('import.row.remove', ofRow);
export const fixCaseAction = action('import.fix', query);
/** The modals before the review: the columns and the role, if the file doesn't say them. */
const stage = z.enum(['upload', 'review']);
export type Stage = z.infer<typeof stage>;

export const openColumnsAction = action('import.columns', query);
export const forgetColumnsAction = action('import.columns.forget', query);
/** An answer to the question about one column: use it as that one, or leave it out. */
export const answerColumnAction = action(
  'import.column',
  query.extend({ place: z.number().int().min(0), column: z.enum(columns).nullable() }),
);
export const encodingAction = action('import.encoding', z.object({}));
/** `written`: an unknown role; blank: the rows without one. */
export const openRoleAction = action('import.role', query.extend({ written: z.string() }));
export const useValueAction = action(
  'import.value',
  query.extend({ column: z.enum(['Role', 'Groups']), value: z.string(), by: z.string() }),
);
export const createGroupAction = action('import.group', query.extend({ name: z.string() }));

export const createGroupsAction = action('import.groups', query.extend({ names: z.array(z.string()) }));

export const fixMeAction = action('import.fix-me', ofImport);
const bucket = z.preprocess(
  value => olderBuckets[typeof value === 'string' ? value : ''] ?? value,
  z.enum(resultBuckets),
);
export const undoAction = action('import.undo', ofImport);
export const resultsAction = action('import.results', ofImport.extend({ bucket }));
const ofResults = ofImport.extend({ bucket, page });
export const previousResultsAction = action('import.results.previous', ofResults);
export const nextResultsAction = action('import.results.next', ofResults);

/**
 * The value of the file input.
 * @throws DomainError unreadable-file when Slack's description isn't enough to download a file
 */
const chosenFiles = listOrNone.transform((files): UploadedFile[] =>
  files.map(each => {
    const { data: file } = uploadedFile.safeParse(each);
    if (file) return file;
    const text = fileErrorText(new FileUnavailableError('not-handed-over')) ?? '';
    throw new DomainError('unreadable-file', { text }, 'file');
  }),
);

export const bulkForm = form('import', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({ file: chosenFiles, pasted: optionalText }),
});

export const undoForm = form('import-undo', {
  metadata: z.object({
    organizationId: z.uuid(),
    importId: z.uuid(),
    /** What the person sees that Undo will do; absent in views from before it was kept. */
    seen: z.string().optional(),
  }),
  fields: z.looseObject({}),
});

export const reviewForm = form('import-review', { metadata: query, fields: z.looseObject({}) });

const placeText = z
  .string()
  .regex(/^\d{1,3}$/u)
  .transform(Number);
const optionalPlace = z
  .string()
  .nullish()
  .transform(value => (value && /^\d{1,3}$/u.test(value) ? Number(value) : null));

export const columnsForm = form('import-columns', {
  metadata: query.extend({ stage }),
  fields: z.object({
    email: placeText,
    role: optionalPlace,
    groups: optionalPlace,
    name: texts.transform(places => places.map(Number).filter(Number.isInteger).slice(0, 10)),
    remember: texts,
  }),
});

export const roleForm = form('import-role', {
  metadata: query.extend({ stage, written: z.string(), organizationId: z.uuid() }),
  fields: z.object({ role: z.uuid(), groups: texts }),
});

export const editRowForm = form('import-row', {
  metadata: ofRow.extend({ organizationId: z.uuid().optional() }),
  fields: z.object({ email: text, role: text, groups: texts, name: optionalText, all: texts }),
});
