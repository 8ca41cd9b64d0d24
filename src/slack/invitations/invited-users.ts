import { type ActingMember, authorise } from '../../domain/access/acting-member.ts';
import { allInvited, invitedUsers } from '../../domain/invitations/invited-users.ts';
import {
  type DeliveryFilter,
  deliveryFilters,
  type InvitationStatus,
  invitationStatuses,
} from '../../domain/invitations/list/store.ts';
import { groupsReached } from '../../domain/visibility.ts';
import { texts } from '../../texts/texts.ts';
import { offerGroups } from '../groups/group-options.ts';
import type { Happened } from '../list-parts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateParent, updateView } from '../reply.ts';
import {
  buttonRoute,
  type Context,
  commandRoute,
  modalRoute,
  optionsRoute,
  type PressContext,
} from '../route.ts';
import { groupChosen, narrowedSentence } from '../search-inputs.ts';
import { searchTyped } from '../typed-person.ts';
import { invitedUsersAction } from './actions.ts';
import { invitedSearchView } from './invited-search-view.ts';
import { invitedUsersView } from './invited-users-view.ts';
import {
  allInvitedAction,
  INVITED_GROUPS,
  type InvitedQuery,
  invitedForm,
  invitedSearchForm,
  nextInvitationsAction,
  previousInvitationsAction,
  searchInvitedAction,
  sortInvitedAction,
} from './list-actions.ts';

/** The list from current data, at that cursor. */
export async function renderInvited(context: Context, query: InvitedQuery, happened?: Happened) {
  const { domain, actor } = context;
  const { organizationId, ...wanted } = query;
  const { acting, list } = await invitedUsers(domain, actor, organizationId, wanted);
  const filter = await sentenceOf(context, acting, query);
  return invitedUsersView(acting, list, query, { filter, happened });
}

/** The filter of the list, as text; empty without one. */
export async function sentenceOf(
  { domain, actor, outside }: Context,
  acting: ActingMember,
  query: InvitedQuery,
): Promise<string> {
  const inviter = query.inviter
    ? await outside(acting).directory.byId(actor.workspaceId, query.inviter)
    : null;
  const said = texts().invited;
  return narrowedSentence(
    acting.organization,
    query,
    await groupChosen(domain.db, acting, 'invitation:read', query),
    query.status !== 'pending' && said.statuses[query.status],
    query.deliveryFilter && said.deliveryFilters[query.deliveryFilter],
    query.inviter && said.fromInviter({ inviter: inviter?.name ?? query.inviter }),
  );
}

/** The query that a press in the list, or in a modal on top of it, carries. */
export function invitedQueryOf({ view }: PressContext): InvitedQuery {
  return invitedForm.metadata(view?.metadata ?? '');
}

const open = (context: Context, narrowed: Partial<typeof allInvited>): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) =>
    openView(await renderInvited(context, { organizationId, ...allInvited, ...narrowed })),
  );

export const invitedUsersCommand = commandRoute({
  name: 'pending',
  usage: 'pending grace',
  help: { under: 'people', for: 'invitation:read', says: 'pending' },
  run: async (context, argument) => open(context, { search: await searchTyped(context, argument) }),
});

export const invitedUsersButton = buttonRoute(invitedUsersAction, (context, { deliveryFilter = null }) =>
  open(context, { deliveryFilter }),
);

const turn = async (context: PressContext, change: Partial<InvitedQuery>) =>
  updateView(await renderInvited(context, { ...invitedQueryOf(context), kept: null, ...change }));

export const previousInvitationsButton = buttonRoute(previousInvitationsAction, (context, from) =>
  turn(context, { from }),
);
export const nextInvitationsButton = buttonRoute(nextInvitationsAction, (context, from) =>
  turn(context, { from }),
);
export const allInvitedButton = buttonRoute(allInvitedAction, context =>
  turn(context, { ...allInvited, sort: invitedQueryOf(context).sort }),
);
export const sortInvitedMenu = buttonRoute(sortInvitedAction, (context, { sort }) =>
  turn(context, { sort, from: null }),
);

export const searchInvitedButton = buttonRoute(searchInvitedAction, async context => {
  const query = invitedQueryOf(context);
  const { domain, actor } = context;
  const acting = await authorise(domain.db, actor, query.organizationId, 'invitation:read');
  const group = await groupChosen(domain.db, acting, 'invitation:read', query);
  return openView(invitedSearchView(acting.organization, query, group));
});

export const invitedSearchModal = modalRoute(invitedSearchForm, async (context, { metadata, fields }) => {
  const { search, role, group, deliveryFilter, inviter } = fields;
  return updateParent(
    await renderInvited(context, {
      organizationId: metadata.organizationId,
      search,
      roleId: role ?? null,
      groupId: group ?? null,
      ...whatBecameOf(deliveryFilter ?? 'pending'),
      inviter: inviter ?? null,
      sort: metadata.sort,
      from: null,
      kept: null,
    }),
  );
});

/** One select filters by both. */
function whatBecameOf(
  chosen: InvitationStatus | DeliveryFilter,
): Pick<InvitedQuery, 'status' | 'deliveryFilter'> {
  const status = invitationStatuses.find(each => each === chosen);
  if (status) return { status, deliveryFilter: null };
  return { status: 'pending', deliveryFilter: deliveryFilters.find(each => each === chosen) ?? null };
}

/** The groups whose invitations the actor may see, filtered by what they type. */
export const invitedGroupOptions = optionsRoute({
  id: INVITED_GROUPS,
  async run({ domain, actor, organization }, search) {
    if (!organization) return [];
    const { permissions } = await authorise(domain.db, actor, organization.id, 'invitation:read');
    const within = groupsReached(permissions, 'invitation:read');
    return offerGroups(domain.db, { organizationId: organization.id, search, within });
  },
});
