import type { ModalView } from '@slack/types';
import { capitalize, clamp } from '../../domain/characters.ts';
import type { CheckedDraft } from '../../domain/imports/check-draft.ts';
import type { Import } from '../../domain/imports/store.ts';
import { canGrantRole } from '../../domain/roles.ts';
import { groupWords, noGroupsWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
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
  const said = texts().uploads;
  const { many } = groupWords(template);
  return roleForm.view({
    title: said.roleTitle,
    submit: said.next,
    metadata: { ...query, organizationId: found.organizationId },
    blocks: [
      context(`${found.organization.name} · ${found.fileName ?? said.pastedRows}`),
      paragraphBlock(
        written === '' ? said.noRoleFor(count) : said.unknownRoleFor({ written: clamp(written, 80), count }),
      ),
      input('role', said.role, {
        type: 'static_select',
        options: organization.roles
          .filter(role => canGrantRole(permissions, role))
          .map(role => ({
            text: plain(role.name, 75),
            value: role.id,
            description: plain(role.description, 75),
          })),
        placeholder: plain(said.chooseRole, 150),
      }),
      input(
        'groups',
        capitalize(many),
        {
          type: 'multi_external_select',
          action_id: groupOptions.id,
          min_query_length: 0,
          placeholder: plain(said.chooseGroups({ many }), 150),
        },
        {
          optional: true,
          hint: said.groupsOfOthers({ blank: noGroupsWords(template) }),
        },
      ),
    ],
  });
}
