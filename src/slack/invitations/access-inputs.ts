import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Group } from '../../domain/groups/store.ts';
import type { Membership } from '../../domain/members/membership.ts';
import { mayGrantRole } from '../../domain/roles.ts';
import { input, plain } from '../blocks.ts';
import { capitalize } from './sentences.ts';

/** Slack takes at most 100 options that are chosen from the start. */
const CHOSEN_MOST = 100;

/** The inputs "role" and "groups": the roles that the giver may grant, and groups found as they type. */
export function accessInputs(
  { organization, standing }: Membership,
  chosen: { roleId: string; groups: readonly Group[] },
): InputBlock[] {
  const { template } = organization;
  const roles: PlainTextOption[] = organization.roles
    .filter(role => mayGrantRole(standing, role))
    .map(role => ({ text: plain(role.name, 75), value: role.id, description: plain(role.description, 75) }));
  const initial = roles.find(role => role.value === chosen.roleId);
  const groups = chosen.groups
    .slice(0, CHOSEN_MOST)
    .map(group => ({ text: plain(group.name, 75), value: group.id }));
  return [
    input('role', 'Role', {
      type: 'static_select',
      options: roles,
      placeholder: plain('The least that is enough', 150),
      ...(initial && { initial_option: initial }),
    }),
    input(
      'groups',
      capitalize(template.group.many),
      {
        type: 'multi_external_select',
        min_query_length: 0,
        placeholder: plain(`Choose ${template.group.many}`, 150),
        ...(groups.length > 0 && { initial_options: groups }),
      },
      {
        optional: true,
        hint: `Leaving this blank means ${
          template.blankGroups === 'all' ? `all ${template.group.many}` : `no ${template.group.one}`
        }.`,
      },
    ),
  ];
}
