import type { ModalView } from '@slack/types';
import { capitalize, clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { Import } from '../../domain/imports/store.ts';
import { canGrantRole } from '../../domain/roles.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import { context, input, paragraphBlock, plain } from '../blocks.ts';
import { groupOptions } from '../groups/group-options.ts';
import { type ReviewQuery, roleForm, type Stage } from './actions.ts';

/** The modal that asks once for the role of all rows without one, or with an unknown one. */
export function roleView(
  found: Import,
  { rows, context: { organization, permissions } }: CheckedDraft,
  query: ReviewQuery & { stage: Stage; written: string },
): ModalView {
  const { written } = query;
  const { template } = organization;
  const code = written === '' ? 'role-missing' : 'unknown-role';
  const count = rows.filter(({ findings }) =>
    findings.some(finding => finding.code === code && finding.value === written),
  ).length;
  const people = `${count} ${count === 1 ? 'person' : 'people'}`;
  return roleForm.view({
    title: 'Choose a role',
    submit: 'Next',
    metadata: { ...query, organizationId: found.organizationId },
    blocks: [
      context(`${found.organization.name} · ${found.fileName ?? 'pasted rows'}`),
      paragraphBlock(
        written === ''
          ? `The list says no role for ${people}. Choose one for all of them. Nothing is sent until you review it.`
          : `“${clamp(written, 80)}” is no role here. Choose one for ${people} with it.`,
      ),
      input('role', 'Role', {
        type: 'static_select',
        options: organization.roles
          .filter(role => canGrantRole(permissions, role))
          .map(role => ({
            text: plain(role.name, 75),
            value: role.id,
            description: plain(role.description, 75),
          })),
        placeholder: plain('Choose a role', 150),
      }),
      input(
        'groups',
        capitalize(template.group.many),
        {
          type: 'multi_external_select',
          action_id: groupOptions.id,
          min_query_length: 0,
          placeholder: plain(`Choose ${template.group.many}`, 150),
        },
        {
          optional: true,
          hint: `For rows that name none. Leaving this blank means ${noGroupsWords(template)} for new people.`,
        },
      ),
    ],
  });
}
