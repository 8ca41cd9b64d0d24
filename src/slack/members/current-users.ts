import { authorise } from '../../domain/access/acting-member.ts';
import { currentUsers, everybody } from '../../domain/members/current-users.ts';
import { can } from '../../domain/roles.ts';
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
import {
  currentUsersAction,
  everybodyAction,
  type ListQuery,
  leaversAction,
  listForm,
  MEMBER_GROUPS,
  nextMembersAction,
  previousMembersAction,
  searchForm,
  searchMembersAction,
  sortMembersAction,
} from './actions.ts';
import { searchView } from './search-view.ts';
import { currentUsersView } from './views.ts';

/** The list from current data, at that cursor. */
export async function renderMembers({ domain, actor }: Context, query: ListQuery, happened?: Happened) {
  const { organizationId, ...wanted } = query;
  const { acting, list } = await currentUsers(domain, actor, organizationId, wanted);
  const { organization } = acting;
  const group = await groupChosen(domain.db, acting, 'member:read', query);
  const only = query.state && texts().members.only[query.state];
  const filter = narrowedSentence(organization, query, group, only);
  return currentUsersView(acting, list, query, { ...(filter && { filter }), happened });
}

/** The query that a press in the list, or in a modal on top of it, carries. */
export function queryOf({ view }: PressContext): ListQuery {
  return listForm.metadata(view?.metadata ?? '');
}

const open = (context: Context, search: string | null = null): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) =>
    openView(await renderMembers(context, { organizationId, ...everybody, search })),
  );

export const currentUsersCommand = commandRoute({
  name: 'members',
  usage: 'members linus',
  help: { under: 'people', for: 'member:read', says: 'members' },
  run: async (context, argument) => open(context, await searchTyped(context, argument)),
});

export const currentUsersButton = buttonRoute(currentUsersAction, context => open(context));

const turn = async (context: PressContext, change: Partial<ListQuery>) =>
  updateView(await renderMembers(context, { ...queryOf(context), kept: null, ...change }));

export const previousMembersButton = buttonRoute(previousMembersAction, (context, { before }) =>
  turn(context, { from: { before } }),
);
export const nextMembersButton = buttonRoute(nextMembersAction, (context, { after }) =>
  turn(context, { from: { after } }),
);
export const everybodyButton = buttonRoute(everybodyAction, context =>
  turn(context, { ...everybody, sort: queryOf(context).sort }),
);
export const sortMembersMenu = buttonRoute(sortMembersAction, (context, { sort }) =>
  turn(context, { sort, from: null }),
);

/** Who left Slack, from a message about them. */
export const leaversButton = buttonRoute(leaversAction, async (context, { organizationId }) =>
  openView(await renderMembers(context, { organizationId, ...everybody, state: 'left' })),
);

export const searchMembersButton = buttonRoute(searchMembersAction, async context => {
  const query = queryOf(context);
  const { domain, actor } = context;
  const acting = await authorise(domain.db, actor, query.organizationId, 'member:read');
  const group = await groupChosen(domain.db, acting, 'member:read', query);
  return openView(searchView(acting.organization, query, group));
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
      sort: metadata.sort,
      from: null,
      kept: null,
    }),
  );
});

/** The groups that the actor may grant or see, filtered by what they type. */
export const memberGroupOptions = optionsRoute({
  id: MEMBER_GROUPS,
  async run({ domain, actor, organization }, search) {
    if (!organization) return [];
    const { permissions } = await authorise(domain.db, actor, organization.id, 'member:read');
    const capability = can(permissions, 'member:edit') ? 'member:edit' : 'member:read';
    const within = groupsReached(permissions, capability);
    return offerGroups(domain.db, { organizationId: organization.id, search, within });
  },
});
