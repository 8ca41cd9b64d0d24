import { currentUsers, everybody } from '../../domain/members/current-users.ts';
import { authorise } from '../../domain/members/membership.ts';
import { can } from '../../domain/roles.ts';
import { groupsReached } from '../../domain/visibility.ts';
import { offerGroups } from '../groups/group-options.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { updateParent, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute, optionsRoute, type PressContext } from '../route.ts';
import { groupChosen, narrowedSentence } from '../search-inputs.ts';
import {
  currentUsersAction,
  everybodyAction,
  type ListPlace,
  listForm,
  MEMBER_GROUPS,
  nextMembersAction,
  previousMembersAction,
  searchForm,
  searchMembersAction,
} from './actions.ts';
import { searchView } from './search-view.ts';
import { currentUsersView } from './views.ts';

/** The list as things stand now, at that place. */
export async function renderMembers({ domain, actor }: Context, place: ListPlace, notice?: string) {
  const { organizationId, ...wanted } = place;
  const { membership, list } = await currentUsers(domain, actor, organizationId, wanted);
  const { organization } = membership;
  const group = await groupChosen(domain.db, membership, 'member:read', place);
  const filter = narrowedSentence(organization, place, group, place.state && `only ${place.state}`);
  return currentUsersView(membership, list, place, { ...(filter && { filter }), ...(notice && { notice }) });
}

/** The place that the modal carries in which something was pressed; the list and what is laid over it. */
export function placeOf({ view }: PressContext): ListPlace {
  return listForm.metadata(view?.metadata ?? '');
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) =>
    openView(await renderMembers(context, { organizationId, ...everybody })),
  );

export const currentUsersCommand = commandRoute({
  name: 'members',
  usage: 'members',
  help: 'Current Users: everybody with their role and groups, with Edit, Deactivate and Reactivate',
  run: open,
});

export const currentUsersButton = buttonRoute(currentUsersAction, open);

const turn = async (context: PressContext, change: Partial<ListPlace>) =>
  updateView(await renderMembers(context, { ...placeOf(context), ...change }));

export const previousMembersButton = buttonRoute(previousMembersAction, (context, { before }) =>
  turn(context, { from: { before } }),
);
export const nextMembersButton = buttonRoute(nextMembersAction, (context, { after }) =>
  turn(context, { from: { after } }),
);
export const everybodyButton = buttonRoute(everybodyAction, context => turn(context, everybody));

export const searchMembersButton = buttonRoute(searchMembersAction, async context => {
  const place = placeOf(context);
  const { domain, actor } = context;
  const membership = await authorise(domain.db, actor, place.organizationId, 'member:read');
  const group = await groupChosen(domain.db, membership, 'member:read', place);
  return openView(searchView(membership.organization, place, group));
});

export const searchMembersModal = modalRoute(searchForm, async (context, { metadata, fields }) => {
  const { search, role, group, state } = fields;
  return updateParent(
    await renderMembers(context, {
      organizationId: metadata.organizationId,
      search,
      roleId: role ?? null,
      groupId: group ?? null,
      state: state && state !== 'all' ? state : null,
      from: null,
    }),
  );
});

/** The groups that the actor may give or look into, found as they type. */
export const memberGroupOptions = optionsRoute({
  id: MEMBER_GROUPS,
  async run({ domain, actor, organization }, search) {
    if (!organization) return [];
    const { standing } = await authorise(domain.db, actor, organization.id, 'member:read');
    const capability = can(standing, 'member:edit') ? 'member:edit' : 'member:read';
    const within = groupsReached(standing, capability);
    return offerGroups(domain.db, { organizationId: organization.id, search, within });
  },
});
