import {
  addGroups,
  groupToChange,
  manageGroups,
  removeGroup,
  renameGroup,
} from '../../domain/groups/manage.ts';
import { organizationToEdit } from '../../domain/organizations/edit.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { below, modal as opened, type Reply, refresh } from '../reply.ts';
import { button, type Context, command, modal } from '../route.ts';
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

async function render({ domain, actor }: Context, organizationId: string, page: number, notice?: string) {
  const { membership, list } = await manageGroups(domain, actor, organizationId, page);
  return groupsView(membership.organization, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => opened(await render(context, id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => refresh(await render(context, id, page)));

export const groupsCommand = command({
  name: 'groups',
  usage: 'groups',
  help: 'the organization’s groups: add, rename, remove, tie to Slack channels and user groups',
  run: open,
});

export const groupsButton = button(groupsAction, open);
export const previousGroupsButton = button(previousGroupsAction, turn);
export const nextGroupsButton = button(nextGroupsAction, turn);

export const addGroupsButton = button(addGroupsAction, context =>
  withOrganization(context, async ({ id }) => {
    const { organization } = await organizationToEdit(context.domain, context.actor, id);
    return opened(addGroupsView(organization));
  }),
);

export const addGroupsModal = modal(addGroupsForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const names = await addGroups(context.domain, context.actor, { organizationId, groups: fields.groups });
  return below(await render(context, organizationId, 0, `Added: ${names.join(', ')}.`));
});

export const renameGroupButton = button(renameGroupAction, async ({ domain, actor }, { groupId, page }) => {
  const { group, membership } = await groupToChange(domain, actor, groupId);
  return opened(renameGroupView(membership.organization, group, page));
});

export const renameGroupModal = modal(renameGroupForm, async (context, { metadata, fields }) => {
  const { organizationId, groupId, page } = metadata;
  const { before, name } = await renameGroup(context.domain, context.actor, { groupId, name: fields.groups });
  return below(await render(context, organizationId, page, `${before} is called ${name} now.`));
});

export const removeGroupButton = button(removeGroupAction, async ({ domain, actor }, { groupId, page }) => {
  const { group, membership, names } = await groupToChange(domain, actor, groupId);
  return opened(removeGroupView(membership.organization, group, names, page));
});

export const removeGroupModal = modal(removeGroupForm, async (context, { metadata }) => {
  const { organizationId, groupId, page } = metadata;
  const { name } = await removeGroup(context.domain, context.actor, { groupId });
  return below(await render(context, organizationId, page, `${name} is removed.`));
});
