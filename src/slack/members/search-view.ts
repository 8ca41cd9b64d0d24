import type { ModalView, PlainTextOption } from '@slack/types';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Group } from '../../domain/roles.ts';
import { texts } from '../../texts/texts.ts';
import { context, input, plain } from '../blocks.ts';
import { searchInputs } from '../search-inputs.ts';
import { type ListQuery, MEMBER_GROUPS, searchForm } from './actions.ts';

const states = ['all', 'active', 'deactivated', 'left'] as const;

/** The modal that filters the list: by name or address, role, group and state. */
export function searchView(organization: Organization, query: ListQuery, group: Group | null): ModalView {
  const { lists, members } = texts();
  const options: PlainTextOption[] = states.map(value => ({ text: plain(members.states[value], 75), value }));
  const state = options.find(({ value }) => value === (query.state ?? 'all'));
  return searchForm.view({
    title: lists.search,
    submit: lists.apply,
    metadata: query,
    blocks: [
      context(organization.name),
      ...searchInputs(organization, query, { chosen: group, source: MEMBER_GROUPS }),
      input('state', lists.status, {
        type: 'static_select',
        options,
        ...(state && { initial_option: state }),
      }),
    ],
  });
}
