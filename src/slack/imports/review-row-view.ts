import type { KnownBlock } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { AccessByName } from '../../domain/imports/access-by-name.ts';
import type { CheckedRow, RowClass } from '../../domain/imports/check.ts';
import { hasAction } from '../../domain/imports/row-actions.ts';
import { kindOfClass } from '../../domain/imports/row-kinds.ts';
import type { DraftRow } from '../../domain/imports/store.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, confirmation, type Inline, paragraph, richText } from '../blocks.ts';
import { editRowAction, type ReviewQuery, removeRowAction } from './actions.ts';
import { findingText } from './finding-texts.ts';

const marks: Record<RowClass, string> = {
  ready: '✓',
  update: '↻',
  resend: '↻',
  reactivate: '↻',
  deactivate: '−',
  revoke: '−',
  unchanged: '=',
  error: '✗',
};

/** How many findings of one row are shown; the fix-me file has them all. */
const FINDINGS_SHOWN = 10;

/** A row of the review: who, what Send does with them, from what to what, and what is wrong. */
export function rowBlocks(
  row: CheckedRow,
  drafted: DraftRow,
  query: ReviewQuery,
  organization: string,
  template: RoleTemplate,
): KnownBlock[] {
  const isWritten = row.class === 'error';
  const written = isWritten ? [drafted.role, drafted.groups, drafted.name] : [drafted.name];
  const cells = written.filter(cell => cell !== '').join(' · ');
  const said = texts().uploads;
  const who = drafted.email || drafted.name || said.noAddress;
  const more = row.findings.length - FINDINGS_SHOWN;
  const findings: Inline[][] = row.findings
    .slice(0, FINDINGS_SHOWN)
    .map(finding => [`${finding.severity === 'warning' ? '⚠' : '✗'} ${findingText(finding)}`]);
  const value = { ...query, rowId: drafted.id };
  const access = accessLine(row, template);
  const kind = said.kindNames[kindOfClass[row.class]];
  const facts = row.class === 'unchanged' ? [access, unchangedLine(row)] : [kind, access];
  const line = [said.line(drafted.line), ...facts];
  return [
    richText(
      paragraph(`${marks[row.class]} `, bold(clamp(who, 254)), cells ? ` · ${clamp(cells, 400)}` : ''),
      paragraph(clamp(line.filter(part => part !== '').join(' · '), 1500)),
      ...findings.map(pieces => paragraph(...pieces)),
      ...(more > 0 ? [paragraph(said.moreFindings(more))] : []),
    ),
    actions(
      button(editRowAction, value, row.class === 'error' ? said.fix : said.edit, {
        accessibility_label: row.class === 'error' ? said.fixLine(drafted.line) : said.editLine(drafted.line),
      }),
      button(removeRowAction, value, said.remove, {
        accessibility_label: said.removeLine(drafted.line),
        confirm: confirmation(
          said.removeTitle,
          said.removeQuestion({ who: clamp(who, 150), organization }),
          said.remove,
        ),
      }),
    ),
  ];
}

/** Why sending changes nothing: the member has this already, or is deactivated already. */
function unchangedLine({ raw }: CheckedRow): string {
  const { alreadyMember, alreadyDeactivated } = texts().uploads;
  return hasAction(raw) ? alreadyDeactivated : alreadyMember;
}

/** "Analyst, Student Devices → Remote, all device groups": what a person has, and what sending gives. */
function accessLine(row: CheckedRow, template: RoleTemplate): string {
  if (row.class === 'error' || !row.access) return '';
  const said = ({ role, groups }: AccessByName) =>
    [role, ...(groups.length > 0 ? groups : [noGroupsWords(template)])].join(', ');
  return row.before
    ? texts().uploads.change({ before: said(row.before), after: said(row.access) })
    : said(row.access);
}
