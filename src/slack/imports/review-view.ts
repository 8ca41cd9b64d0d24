import type { ModalView, PlainTextOption } from '@slack/types';
import type { CheckedRow, RowClass } from '../../domain/imports/check.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { Finding } from '../../domain/imports/findings.ts';
import { isAsking, storedReading } from '../../domain/imports/reading.ts';
import { countKinds, kindOfClass, type RowKind, rowKinds } from '../../domain/imports/row-kinds.ts';
import type { Import } from '../../domain/imports/store.ts';
import { PAGE_SIZE } from '../../domain/page.ts';
import { grantProblem } from '../../domain/roles.ts';
import { groupWords, noGroupsWords } from '../../messages/group-words.ts';
import { kindsLine } from '../../messages/import-results.ts';
import { texts } from '../../texts/texts.ts';
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
  const said = texts().uploads;
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
    title: said.review,
    ...(submit && !isAsking(storedReading(found)) && { submit }),
    metadata: here,
    blocks: [
      context(
        [found.organization.name, found.fileName ?? said.pastedRows, said.rows(checked.rows.length)].join(
          ' · ',
        ),
      ),
      ...(isChanged ? [paragraphBlock(said.changed)] : []),
      paragraphBlock(
        bold(kindsLine(kinds)),
        seats.limit === null ? '' : said.seats({ ...seats, limit: seats.limit }),
      ),
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
      ...(items.length === 0 ? [paragraphBlock(said.noSuchRow)] : []),
      ...pageButtonsOf(here, pages),
    ],
  });
}

/** "Fix capitalization (2)", or with addresses that are clearly meant "Fix spelling (2)". */
function fixLabel(fixes: readonly Finding[]): string {
  const { fixCapitalization, fixSpelling } = texts().uploads;
  const isCase = fixes.every(({ code }) => code === 'role-case' || code === 'group-case');
  return (isCase ? fixCapitalization : fixSpelling)(fixes.length);
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
  const said = texts().uploads;
  if (sum === counts.deactivated) return said.deactivateMembers(sum);
  if (sum === counts.revoked) return said.revokeInvitations(sum);
  if (sum === counts.new) return said.sendInvitations(sum);
  const some = countKinds(all.map(kind => [kind, counts[kind]]));
  const label = said.sendKinds({ line: kindsLine(some) });
  return label.length <= MAX_SUBMIT ? label : said.sendRows(sum);
}

/** What a blank cell means and what happens to names, said once above the rows and only where a row has such a cell. */
function blankLines(
  { rows, context: { organization, permissions } }: CheckedDraft,
  hasGroups: boolean,
): string[] {
  const { template } = organization;
  const isKnown = ({ class: name }: CheckedRow) => name !== 'ready' && name !== 'error';
  const blank = rows.filter(row => row.isGroupsBlank);
  const some = (filter: (row: CheckedRow) => boolean) => rows.some(filter);
  const blankMeansAll = template.blankGroups === 'all';
  const mayLeaveBlank =
    grantProblem(permissions, 'invitation:create', { role: NO_RIGHTS, grants: [], blankMeansAll }) === null;
  const { one: need, many } = groupWords(template);
  const get = mayLeaveBlank ? noGroupsWords(template) : null;
  const said = texts().uploads;
  return [
    ...(blank.length > 0 ? [said.blankGroups({ hasColumn: hasGroups, many, need, get })] : []),
    ...(some(row => isKnown(row) && row.name !== null) ? [said.namesForNew] : []),
  ];
}

/** Without rights, only the reach over groups decides. */
const NO_RIGHTS = { id: '', name: '', capabilities: [] };

function filterSelect(counts: Record<RowClass, number>, filter: RowFilter) {
  const said = texts().uploads;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const option = (name: RowFilter): PlainTextOption => ({
    text: plain(
      name === 'all'
        ? said.allRows(total)
        : said.someRows({ kind: said.kindNames[kindOfClass[name]], count: counts[name] }),
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
