import type { ModalView, PlainTextOption } from '@slack/types';
import { capitalize } from '../../domain/characters.ts';
import type { CheckedRow, RowClass } from '../../domain/imports/check.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { Finding } from '../../domain/imports/findings.ts';
import { isAsking, storedReading } from '../../domain/imports/reading.ts';
import {
  countKinds,
  kindOfClass,
  kindsLine,
  type RowKind,
  rowKinds,
} from '../../domain/imports/row-kinds.ts';
import type { Import } from '../../domain/imports/store.ts';
import { PAGE_SIZE } from '../../domain/page.ts';
import { grantProblem } from '../../domain/roles.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import { actions, bold, button, context, divider, paragraphBlock, plain } from '../blocks.ts';
import { pageButtons } from '../pages.ts';
import {
  filterAction,
  fixCaseAction,
  nextRowsAction,
  previousRowsAction,
  type ReviewQuery,
  type RowFilter,
  reviewForm,
  rowFilters,
} from './actions.ts';
import { readingBlocks } from './reading-view.ts';
import { rowBlocks } from './review-row-view.ts';

/**
 * The modal "Review": what happens to each row, page by page, and Send.
 * @param options.isChanged what the rows do changed since the person saw them, so nothing was sent
 */
export function reviewView(
  found: Import,
  checked: CheckedDraft,
  query: Omit<ReviewQuery, 'seen'>,
  { isChanged = false }: { isChanged?: boolean } = {},
): ModalView {
  const { counts, seats } = checked;
  const { template } = checked.context.organization;
  const shown = checked.rows
    .map((row, index) => ({ row, drafted: checked.drafted[index] }))
    .filter(({ row }) => query.filter === 'all' || row.class === query.filter);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const page = Math.min(query.page, pages - 1);
  const here = { ...query, page, seen: checked.mark };
  const kinds = countKinds(Object.entries(counts).map(([name, n]) => [kindOfClass[name as RowClass], n]));
  const submit = submitLabel(kinds);
  const items = shown.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const fixes = checked.rows.flatMap(row => row.findings).filter(finding => finding.fix !== undefined);
  return reviewForm.view({
    title: 'Review',
    ...(submit && !isAsking(storedReading(found)) && { submit }),
    metadata: here,
    blocks: [
      context(
        [found.organization.name, found.fileName ?? 'pasted rows', rowsOf(checked.rows.length)].join(' · '),
      ),
      ...(isChanged
        ? [paragraphBlock('Nothing was sent: what this upload does has changed. Review it again.')]
        : []),
      paragraphBlock(bold(kindsLine(kinds)), seats.limit === null ? '' : ` · ${seatsLine(seats)}`),
      ...blankLines(checked, found.hasGroups).map(line => context(line)),
      ...readingBlocks(found, checked, here),
      {
        ...actions(
          filterSelect(counts, query.filter),
          ...(fixes.length > 0 ? [button(fixCaseAction, here, fixLabel(fixes))] : []),
        ),
        // With the same block id, Slack would keep the chosen option with its old text.
        block_id: `filter#${Object.values(counts).join('-')}-${query.filter}`,
      },
      divider,
      ...items.flatMap(({ row, drafted }) =>
        drafted ? [...rowBlocks(row, drafted, here, found.organization.name, template), divider] : [],
      ),
      ...(items.length === 0 ? [paragraphBlock('There is no such row.')] : []),
      ...pageButtonsOf(here, pages),
    ],
  });
}

/** "Fix 2 that differ in case", or with addresses that are clearly meant "Fix 2 that differ in writing". */
function fixLabel(fixes: readonly Finding[]): string {
  const how = fixes.every(({ code }) => code === 'role-case' || code === 'group-case') ? 'case' : 'writing';
  return `Fix ${fixes.length} that ${fixes.length === 1 ? 'differs' : 'differ'} in ${how}`;
}

/** The kinds of rows that change something. */
const effective = rowKinds.filter(kind => !['unchanged', 'to fix', 'left out'].includes(kind));

/** A button of a modal has at most this many characters. */
const MAX_SUBMIT = 24;

/**
 * "Send 2 invitations" where everybody is new, else the numbers of the line above: "Send 2 new, 1 updated". Rows that
 * change nothing are not counted; null when there are no others.
 */
function submitLabel(counts: Record<RowKind, number>): string | null {
  const all = effective.filter(kind => counts[kind] > 0);
  const sum = all.reduce((total, kind) => total + counts[kind], 0);
  if (sum === 0) return null;
  if (sum === counts.deactivated) return `Deactivate ${sum} ${sum === 1 ? 'member' : 'members'}`;
  if (sum === counts.revoked) return `Revoke ${sum} ${sum === 1 ? 'invitation' : 'invitations'}`;
  if (sum === counts.new) return `Send ${sum} ${sum === 1 ? 'invitation' : 'invitations'}`;
  const label = `Send ${all.map(kind => `${counts[kind]} ${kind}`).join(', ')}`;
  return label.length <= MAX_SUBMIT ? label : `Send ${rowsOf(sum)}`;
}

const rowsOf = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** What a blank cell means and what happens to names, said once above the rows and only where a row has such a cell. */
function blankLines(
  { rows, context: { organization, permissions } }: CheckedDraft,
  hasGroups: boolean,
): string[] {
  const { template } = organization;
  const isKnown = ({ class: name }: CheckedRow) => name !== 'ready' && name !== 'error';
  const blank = rows.filter(row => row.isGroupsBlank);
  const some = (filter: (row: CheckedRow) => boolean) => rows.some(filter);
  const when = hasGroups ? 'Where Groups is blank' : 'The file has no Groups column';
  const blankMeansAll = template.blankGroups === 'all';
  const mayLeaveBlank =
    grantProblem(permissions, 'invitation:create', { role: NO_RIGHTS, grants: [], blankMeansAll }) === null;
  const newPeople = mayLeaveBlank
    ? `new people get ${noGroupsWords(template)}`
    : `new people need at least one ${template.group.one}`;
  return [
    ...(blank.length > 0
      ? [`${when}: ${newPeople}. Members and people already invited keep their ${template.group.many}.`]
      : []),
    ...(some(row => isKnown(row) && row.name !== null)
      ? ['Names are for new people only. Members and people already invited keep theirs.']
      : []),
  ];
}

/** Without rights, only the reach over groups decides. */
const NO_RIGHTS = { id: '', name: '', capabilities: [] };

function seatsLine({ limit, used, needed }: CheckedDraft['seats']): string {
  return `${used} of ${limit} seats used, ${needed} more with this file`;
}

function filterSelect(counts: Record<RowClass, number>, filter: RowFilter) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const option = (name: RowFilter): PlainTextOption => ({
    text: plain(
      name === 'all' ? `All rows (${total})` : `${capitalize(kindOfClass[name])} (${counts[name]})`,
      75,
    ),
    value: name,
  });
  const options = rowFilters
    .filter(name => name === 'all' || counts[name] > 0 || name === filter)
    .map(option);
  return {
    type: 'static_select' as const,
    action_id: filterAction.id,
    options,
    initial_option: option(filter),
  };
}

function pageButtonsOf(query: ReviewQuery, pages: number) {
  const list = { items: [], page: query.page, pages, total: 0 };
  const turn = (page: number) => ({ ...query, page });
  return pageButtons(list, { back: previousRowsAction, on: nextRowsAction }, turn);
}
