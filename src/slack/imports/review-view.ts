import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { capitalize, clamp } from '../../domain/characters.ts';
import type { CheckedRow, RowClass } from '../../domain/imports/check.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { DraftRow, Import } from '../../domain/imports/store.ts';
import { PAGE_SIZE } from '../../domain/page.ts';
import { noGroups, type RoleTemplate } from '../../domain/role-templates/template.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  divider,
  type Inline,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import { pageButtons } from '../pages.ts';
import {
  editRowAction,
  filterAction,
  fixCaseAction,
  nextRowsAction,
  previousRowsAction,
  type ReviewQuery,
  type RowFilter,
  removeRowAction,
  reviewForm,
  rowFilters,
} from './actions.ts';
import { findingText } from './finding-texts.ts';

const classWords: Record<RowClass, { mark: string; one: string; many: string; does: string }> = {
  ready: { mark: '✓', one: 'new', many: 'new', does: 'will be invited' },
  update: { mark: '↻', one: 'update', many: 'updates', does: 'is a member: role and groups are updated' },
  resend: {
    mark: '↻',
    one: 'resend',
    many: 'resends',
    does: 'is already invited: sent again, as the file says, if they are in Slack',
  },
  reactivate: { mark: '↻', one: 'reactivation', many: 'reactivations', does: 'was deactivated: comes back' },
  error: { mark: '✗', one: 'to mend', many: 'to mend', does: 'is not sent as it stands' },
};

/** How many findings of one row are shown; the fix-me file has them all. */
const FINDINGS_SHOWN = 10;

/** The modal "Review": what happens to each row, page by page, and Send. */
export function reviewView(found: Import, checked: CheckedDraft, query: ReviewQuery): ModalView {
  const { counts, seats } = checked;
  const { template } = checked.context.organization;
  const shown = checked.rows
    .map((row, index) => ({ row, drafted: checked.drafted[index] }))
    .filter(({ row }) => query.filter === 'all' || row.class === query.filter);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const page = Math.min(query.page, pages - 1);
  const here = { ...query, page };
  const good = checked.rows.length - counts.error;
  const items = shown.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const fixes = checked.rows.flatMap(row => row.findings).filter(finding => finding.fix !== undefined).length;
  return reviewForm.view({
    title: 'Review',
    ...(good > 0 && { submit: submitLabel(counts) }),
    metadata: here,
    blocks: [
      context(
        [found.organization.name, found.fileName ?? 'pasted rows', rowsOf(checked.rows.length)].join(' · '),
      ),
      paragraphBlock(bold(countsLine(counts)), seats.limit === null ? '' : ` · ${seatsLine(seats)}`),
      {
        ...actions(
          filterSelect(counts, query.filter),
          ...(fixes > 0
            ? [button(fixCaseAction, here, `Fix ${fixes} that ${fixes === 1 ? 'differs' : 'differ'} in case`)]
            : []),
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

/** "Send 2 invitations" or, with members in the file, who get no invitation, "Send 2, update 1". */
function submitLabel({ ready, resend, update, reactivate }: Record<RowClass, number>): string {
  const sent = ready + resend;
  const changed = update + reactivate;
  if (changed === 0) return `Send ${sent} ${sent === 1 ? 'invitation' : 'invitations'}`;
  if (sent === 0) return `Update ${changed} ${changed === 1 ? 'member' : 'members'}`;
  return `Send ${sent}, update ${changed}`;
}

const rowsOf = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

function countsLine(counts: Record<RowClass, number>): string {
  return (Object.keys(classWords) as RowClass[])
    .filter(name => counts[name] > 0)
    .map(name => `${counts[name]} ${counts[name] === 1 ? classWords[name].one : classWords[name].many}`)
    .join(' · ');
}

function seatsLine({ limit, used, needed }: CheckedDraft['seats']): string {
  return `${used} of ${limit} seats used, ${needed} more with this file`;
}

function filterSelect(counts: Record<RowClass, number>, filter: RowFilter) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const option = (name: RowFilter): PlainTextOption => ({
    text: plain(
      name === 'all' ? `All rows (${total})` : `${capitalize(classWords[name].many)} (${counts[name]})`,
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

function rowBlocks(
  row: CheckedRow,
  drafted: DraftRow,
  query: ReviewQuery,
  organization: string,
  template: RoleTemplate,
): KnownBlock[] {
  const { mark, does } = classWords[row.class];
  const isNew = row.class === 'ready' && row.groupIds.length === 0;
  const groups = drafted.groups || (isNew ? noGroups(template) : '');
  const cells = [drafted.role, groups, drafted.name].filter(cell => cell !== '').join(' · ');
  const who = drafted.email || drafted.name || 'no address';
  const more = row.findings.length - FINDINGS_SHOWN;
  const findings: Inline[][] = row.findings
    .slice(0, FINDINGS_SHOWN)
    .map(finding => [`${finding.severity === 'warning' ? '⚠' : '✗'} ${findingText(finding)}`]);
  const value = { ...query, rowId: drafted.id };
  return [
    richText(
      paragraph(`${mark} `, bold(clamp(who, 254)), cells ? ` · ${clamp(cells, 400)}` : ''),
      paragraph(`Line ${drafted.line} · ${changeLine(row, template) ?? does}`),
      ...findings.map(pieces => paragraph(...pieces)),
      ...(more > 0 ? [paragraph(`… and ${more} more`)] : []),
    ),
    actions(
      button(editRowAction, value, 'Edit'),
      button(removeRowAction, value, 'Remove', {
        confirm: confirmation(
          'Remove this row?',
          `${clamp(who, 150)} is left out of this upload to ${organization}.`,
          'Remove',
        ),
      }),
    ),
  ];
}

function changeLine(row: CheckedRow, template: RoleTemplate): string | null {
  if (row.class !== 'update') return null;
  if (!row.changes) return 'is a member already, with just this: nothing changes';
  const { before, after } = row.changes;
  const accessText = ({ role, groups }: typeof before) =>
    [role, ...(groups.length > 0 ? groups : [noGroups(template)])].join(', ');
  return `is a member: from ${accessText(before)} to ${accessText(after)}`;
}

function pageButtonsOf(query: ReviewQuery, pages: number) {
  const list = { items: [], page: query.page, pages, total: 0 };
  const turn = (page: number) => ({ ...query, page });
  return pageButtons(list, { back: previousRowsAction, on: nextRowsAction }, turn);
}
