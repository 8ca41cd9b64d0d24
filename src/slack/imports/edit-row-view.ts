import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { DraftRow } from '../../domain/imports/store.ts';
import { nameable } from '../../domain/visibility.ts';
import { type Inline, input, paragraph, plain, richText } from '../blocks.ts';
import { editRowForm, type ReviewQuery } from './actions.ts';
import { findingText } from './finding-texts.ts';

const GROUPS_NAMED = 20;

/** The modal that edits one row of a draft; its findings are above the fields. */
export function editRowView(
  row: DraftRow,
  { rows, drafted, context }: CheckedDraft,
  query: ReviewQuery & { rowId: string },
): ModalView {
  const { organization, permissions } = context;
  const groups = nameable(permissions, context.groups);
  const findings = rows[drafted.findIndex(({ id }) => id === row.id)]?.findings ?? [];
  const options = organization.roles.map(role => ({ text: plain(role.name, 75), value: role.name }));
  const chosen = options.find(option => option.value === row.role);
  const text = (value: string, most: number) => (value ? { initial_value: clamp(value, most) } : {});
  const names = groups.slice(0, GROUPS_NAMED).map(group => group.name);
  const said: Inline[][] = findings.map(finding => [findingText(finding)]);
  return editRowForm.view({
    title: `Line ${row.line}`,
    submit: 'Save',
    metadata: query,
    blocks: [
      ...(said.length > 0 ? [richText(...said.slice(0, 10).map(pieces => paragraph(...pieces)))] : []),
      input('email', 'Email', {
        type: 'plain_text_input',
        max_length: 320,
        ...text(row.email, 320),
      }),
      input('role', 'Role', {
        type: 'static_select',
        options,
        ...(chosen && { initial_option: chosen }),
      }),
      input(
        'groups',
        'Groups',
        { type: 'plain_text_input', max_length: 3000, ...text(row.groups, 3000) },
        {
          optional: true,
          hint: `Separated by commas${names.length > 0 ? `: ${names.join(', ')}${groups.length > names.length ? ' …' : ''}` : ''}.`,
        },
      ),
      input(
        'name',
        'Name',
        { type: 'plain_text_input', max_length: 75, ...text(row.name, 75) },
        { optional: true },
      ),
    ],
  });
}
