import type { ModalView, PlainTextOption } from '@slack/types';
import type { Group } from '../../domain/groups/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { context, input, plain } from '../blocks.ts';
import { capitalize } from '../invitations/sentences.ts';
import { type ListPlace, MEMBER_GROUPS, searchForm } from './actions.ts';

const states: PlainTextOption[] = [
  { text: plain('Active and deactivated'), value: 'all' },
  { text: plain('Active'), value: 'active' },
  { text: plain('Deactivated'), value: 'deactivated' },
];

/** The modal that narrows the list: by name or address, role, group and state. */
export function searchView(organization: Organization, place: ListPlace, group: Group | null): ModalView {
  const roles: PlainTextOption[] = organization.roles
    .slice(0, 100)
    .map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  const role = roles.find(({ value }) => value === place.roleId);
  const state = states.find(({ value }) => value === (place.state ?? 'all'));
  return searchForm.view({
    title: 'Search and filter',
    submit: 'Show',
    metadata: place,
    blocks: [
      context(organization.name),
      input(
        'search',
        'Name or email',
        { type: 'plain_text_input', max_length: 75, ...(place.search && { initial_value: place.search }) },
        { optional: true },
      ),
      input(
        'role',
        'Role',
        { type: 'static_select', options: roles, ...(role && { initial_option: role }) },
        { optional: true },
      ),
      input(
        'group',
        capitalize(organization.template.group.one),
        {
          type: 'external_select',
          action_id: MEMBER_GROUPS,
          min_query_length: 0,
          ...(group && { initial_option: { text: plain(group.name, 75), value: group.id } }),
        },
        { optional: true },
      ),
      input('state', 'State', {
        type: 'static_select',
        options: states,
        ...(state && { initial_option: state }),
      }),
    ],
  });
}
