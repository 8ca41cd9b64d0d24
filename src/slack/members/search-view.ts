import type { ModalView, PlainTextOption } from '@slack/types';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Group } from '../../domain/roles.ts';
import { context, input, plain } from '../blocks.ts';
import { searchInputs } from '../search-inputs.ts';
import { type ListQuery, MEMBER_GROUPS, searchForm } from './actions.ts';

const states: PlainTextOption[] = [
  { text: plain('Active and deactivated'), value: 'all' },
  { text: plain('Active'), value: 'active' },
  { text: plain('Deactivated'), value: 'deactivated' },
  { text: plain('Left Slack'), value: 'left' },
];

/** The modal that filters the list: by name or address, role, group and state. */
export function searchView(organization: Organization, query: ListQuery, group: Group | null): ModalView {
  const state = states.find(({ value }) => value === (query.state ?? 'all'));
  return searchForm.view({
    title: 'Search and filter',
    submit: 'Show',
    metadata: query,
    blocks: [
      context(organization.name),
      ...searchInputs(organization, query, { chosen: group, source: MEMBER_GROUPS }),
      input('state', 'State', {
        type: 'static_select',
        options: states,
        ...(state && { initial_option: state }),
      }),
    ],
  });
}
