import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { capitalize, clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { Finding } from '../../domain/imports/findings.ts';
import type { DraftRow } from '../../domain/imports/store.ts';
import { unknownValues } from '../../domain/imports/values.ts';
import { canGrantRole } from '../../domain/roles.ts';
import { groupWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import { type Inline, input, paragraph, plain, richText } from '../blocks.ts';
import { groupOptions } from '../groups/group-options.ts';
import { editRowForm, type ReviewQuery } from './actions.ts';
import { findingText } from './finding-texts.ts';
import { groupsOfRow } from './row-groups.ts';

const MAX_VALUE = 80;

/** The modal that edits one row of a draft; its findings are above the fields. */
export function editRowView(
  row: DraftRow,
  checked: CheckedDraft,
  query: ReviewQuery & { rowId: string; organizationId: string },
): ModalView {
  const findings = checked.rows[checked.drafted.findIndex(({ id }) => id === row.id)]?.findings ?? [];
  const text = (value: string, most: number) => (value ? { initial_value: clamp(value, most) } : {});
  const paragraphs: Inline[][] = findings.map(finding => [findingText(finding)]);
  const said = texts().uploads;
  return editRowForm.view({
    title: said.line(row.line),
    submit: said.save,
    metadata: query,
    blocks: [
      ...(paragraphs.length > 0
        ? [richText(...paragraphs.slice(0, 10).map(pieces => paragraph(...pieces)))]
        : []),
      input('email', said.email, { type: 'plain_text_input', max_length: 320, ...text(row.email, 320) }),
      ...roleInputs(row, findings, checked),
      groupsInput(row, checked),
      input(
        'name',
        said.name,
        { type: 'plain_text_input', max_length: 75, ...text(row.name, 75) },
        { optional: true },
      ),
    ],
  });
}

/** The roles that the person can give, and what the file says where that is another one. */
function roleInputs(row: DraftRow, findings: readonly Finding[], checked: CheckedDraft): KnownBlock[] {
  const { organization, permissions } = checked.context;
  const said = texts().uploads;
  const problem = findings.find(({ column }) => column === 'Role');
  const present = problem === undefined ? row.role : null;
  const options = organization.roles
    .filter(role => role.name === present || canGrantRole(permissions, role))
    .map(({ name }): PlainTextOption => ({ text: plain(name, 75), value: name }));
  const meant = nearestRole(problem) ?? row.role;
  const chosen = options.find(({ value }) => value === meant);
  const value = clamp(row.role, MAX_VALUE);
  const nearest = problem?.code === 'unknown-role' && chosen ? meant : null;
  const hint = nearest ? said.fileSaysNearly({ value, nearest }) : said.fileSays(value);
  return [
    input(
      'role',
      said.role,
      {
        type: 'static_select',
        options,
        placeholder: plain(said.chooseRole, 150),
        ...(chosen && { initial_option: chosen }),
      },
      problem && row.role !== '' ? { hint } : {},
    ),
    ...forAllInput(row, problem, checked),
  ];
}

function nearestRole(problem: Finding | undefined): string | null {
  if (problem?.code === 'role-case') return problem.data.name;
  return problem?.code === 'unknown-role' ? problem.data.nearest : null;
}

/** Offers to correct the same mistake in all other rows. */
function forAllInput(row: DraftRow, problem: Finding | undefined, checked: CheckedDraft): KnownBlock[] {
  if (problem?.code !== 'unknown-role') return [];
  const same = unknownValues(checked).find(
    ({ column, value }) => column === 'Role' && value === problem.value,
  );
  if (!same || same.rows < 2) return [];
  const said = texts().uploads;
  const label = said.sameRoleElsewhere({ written: clamp(row.role, 20), count: same.rows });
  const option: PlainTextOption = { text: plain(label, 75), value: 'all' };
  return [input('all', said.useRoleForAll, { type: 'checkboxes', options: [option] }, { optional: true })];
}

function groupsInput(row: DraftRow, { context: { organization, groups, permissions } }: CheckedDraft) {
  const said = texts().uploads;
  const { many } = groupWords(organization.template);
  const { options, hasUnknown } = groupsOfRow(row.groups, groups, permissions);
  return input(
    'groups',
    capitalize(many),
    {
      type: 'multi_external_select',
      action_id: groupOptions.id,
      min_query_length: 0,
      placeholder: plain(said.chooseGroups({ many }), 150),
      ...(options.length > 0 && { initial_options: options }),
    },
    { optional: true, ...(hasUnknown && { hint: said.unknownGroupsChosen }) },
  );
}
