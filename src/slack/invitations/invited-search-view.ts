import type { ModalView, PlainTextOption } from '@slack/types';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Group } from '../../domain/roles.ts';
import { texts } from '../../texts/texts.ts';
import { context, input, plain } from '../blocks.ts';
import { choice, searchInputs } from '../search-inputs.ts';
import { INVITED_GROUPS, type InvitedQuery, invitedSearchForm } from './list-actions.ts';

/** The modal that filters Invited users: by name or address, role, group, delivery status and inviter. */
export function invitedSearchView(
  organization: Organization,
  query: InvitedQuery,
  group: Group | null,
): ModalView {
  const { lists, invited } = texts();
  const statuses: PlainTextOption[] = Object.entries({ ...invited.statuses, ...invited.deliveryFilters }).map(
    ([value, label]) => ({ text: plain(label, 75), value }),
  );
  return invitedSearchForm.view({
    title: lists.search,
    submit: lists.apply,
    metadata: query,
    blocks: [
      context(organization.name),
      ...searchInputs(organization, query, { chosen: group, source: INVITED_GROUPS }),
      choice('deliveryFilter', lists.status, statuses, query.deliveryFilter ?? query.status),
      input(
        'inviter',
        invited.inviter,
        { type: 'users_select', ...(query.inviter && { initial_user: query.inviter }) },
        { optional: true },
      ),
    ],
  });
}
