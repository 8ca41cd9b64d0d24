import {
  addGroups,
  groupToChange,
  manageGroups,
  removeGroup,
  renameGroup,
} from '../../domain/groups/manage.ts';
import { organizationToEdit } from '../../domain/settings/edit.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import {
  addGroupsAction,
  addGroupsForm,
  groupsAction,
  nextGroupsAction,
  previousGroupsAction,
  removeGroupAction,
  removeGroupForm,
  renameGroupAction,
  renameGroupForm,
} from './actions.ts';
import { addGroupsView, groupsView, removeGroupView, renameGroupView } from './views.ts';

async function render(
  { domain, actor }: Context,
  organizationId: string,
  page: number,
  shown?: Parameters<typeof groupsView>[2],
) {
  const { acting, list } = await manageGroups(domain, actor, organizationId, page);
  return groupsView(acting.organization, list, shown);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => openView(await render(context, id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => updateView(await render(context, id, page)));

export const groupsCommand = commandRoute({
  name: 'groups',
  usage: 'groups',
  help: { under: 'organization', for: 'organization:edit', says: 'groups' },
  run: open,
});

export const groupsButton = buttonRoute(groupsAction, open);
export const previousGroupsButton = buttonRoute(previousGroupsAction, turn);
export const nextGroupsButton = buttonRoute(nextGroupsAction, turn);

export const addGroupsButton = buttonRoute(addGroupsAction, context =>
  withOrganization(context, async ({ id }) => {
    const { organization } = await organizationToEdit(context.domain, context.actor, id);
    return openView(addGroupsView(organization));
  }),
);

export const addGroupsModal = modalRoute(addGroupsForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const names = await addGroups(context.domain, context.actor, { organizationId, groups: fields.groups });
  const notice = texts().groups.added({ names: names.join(', ') });
  return updateParent(await render(context, organizationId, 0, { notice }));
});

export const renameGroupButton = buttonRoute(
  renameGroupAction,
  async ({ domain, actor }, { groupId, page }) => {
    const { group, acting } = await groupToChange(domain, actor, groupId);
    return openView(renameGroupView(acting.organization, group, page));
  },
);

export const renameGroupModal = modalRoute(renameGroupForm, async (context, { metadata, fields }) => {
  const { organizationId, groupId, page } = metadata;
  const { before, name } = await renameGroup(context.domain, context.actor, { groupId, name: fields.groups });
  const said = texts().groups.renamed({ before });
  return updateParent(await render(context, organizationId, page, { happened: { id: groupId, name, said } }));
});

export const removeGroupButton = buttonRoute(
  removeGroupAction,
  async ({ domain, actor }, { groupId, page }) => {
    const { group, acting, names } = await groupToChange(domain, actor, groupId);
    return openView(removeGroupView(acting.organization, group, names, page));
  },
);

export const removeGroupModal = modalRoute(removeGroupForm, async (context, { metadata }) => {
  const { organizationId, groupId, page } = metadata;
  const { name } = await removeGroup(context.domain, context.actor, { groupId });
  return updateParent(
    await render(context, organizationId, page, { notice: texts().groups.removed({ name }) }),
  );
});
