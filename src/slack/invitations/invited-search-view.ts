import type { ModalView, PlainTextOption } from '@slack/types';
import type { DeliveryFilter, InvitationStatus } from '../../domain/invitations/list/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Group } from '../../domain/roles.ts';
import { context, input, plain } from '../blocks.ts';
import { choice, searchInputs } from '../search-inputs.ts';
import { INVITED_GROUPS, type InvitedQuery, invitedSearchForm } from './list-actions.ts';

/** Labels of the delivery filters, in the select and in the list's summary. */
export const deliveryFilterLabels: Record<DeliveryFilter, string> = {
  failed: 'Could not be delivered',
  waiting: 'Waiting until they join Slack or confirm their email',
  held: 'Awaiting approval',
};

/** Labels of how an invitation ended, in the select and in the list's summary. */
export const statusLabels: Record<InvitationStatus, string> = {
  pending: 'Pending',
  accepted: 'Accepted',
  declined: 'Declined',
  revoked: 'Revoked',
  expired: 'Expired',
};

const truths: PlainTextOption[] = Object.entries({ ...statusLabels, ...deliveryFilterLabels }).map(
  ([value, label]) => ({
    text: plain(label, 75),
    value,
  }),
);

/** The modal that filters Invited users: by name or address, role, group, delivery status and inviter. */
export function invitedSearchView(
  organization: Organization,
  query: InvitedQuery,
  group: Group | null,
): ModalView {
  return invitedSearchForm.view({
    title: 'Search and filter',
    submit: 'Show',
    metadata: query,
    blocks: [
      context(organization.name),
      ...searchInputs(organization, query, { chosen: group, source: INVITED_GROUPS }),
      choice('deliveryFilter', 'Status', truths, query.deliveryFilter ?? query.status),
      input(
        'inviter',
        'Invited by',
        { type: 'users_select', ...(query.inviter && { initial_user: query.inviter }) },
        { optional: true },
      ),
    ],
  });
}
