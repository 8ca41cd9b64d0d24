import { addRole, editRole, removeRole, roleToChange } from '../../domain/custom-roles/manage.ts';
import { organizationToEdit } from '../../domain/organizations/edit.ts';
import { readPage } from '../../domain/page.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { below, modal as opened, type Reply, refresh } from '../reply.ts';
import { button, type Context, command, modal } from '../route.ts';
import {
  addRoleAction,
  addRoleForm,
  editRoleAction,
  editRoleForm,
  nextRolesAction,
  previousRolesAction,
  removeRoleAction,
  rolesAction,
} from './actions.ts';
import { addRoleView, editRoleView, rolesView } from './views.ts';

async function render({ domain, actor }: Context, organizationId: string, page: number, notice?: string) {
  const membership = await organizationToEdit(domain, actor, organizationId);
  const { roles } = membership.organization;
  const list = await readPage(page, async (skip, take) => ({
    items: roles.slice(skip, skip + take),
    total: roles.length,
  }));
  return rolesView(membership, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => opened(await render(context, id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => refresh(await render(context, id, page)));

export const rolesCommand = command({
  name: 'roles',
  usage: 'roles',
  help: 'the organization’s roles and what they may do: rename, describe, add, remove',
  run: open,
});

export const rolesButton = button(rolesAction, open);
export const previousRolesButton = button(previousRolesAction, turn);
export const nextRolesButton = button(nextRolesAction, turn);

export const addRoleButton = button(addRoleAction, context =>
  withOrganization(context, async ({ id }) =>
    opened(addRoleView(await organizationToEdit(context.domain, context.actor, id))),
  ),
);

export const addRoleModal = modal(addRoleForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { name, description, capabilities, groupLevel } = fields;
  const added = await addRole(context.domain, context.actor, {
    organizationId,
    name,
    description: description ?? '',
    capabilities: capabilities ?? [],
    groupLevel,
  });
  return below(await render(context, organizationId, 0, `${added} is added.`));
});

export const editRoleButton = button(editRoleAction, async ({ domain, actor }, { roleId, page }) => {
  const { role, membership, use } = await roleToChange(domain, actor, roleId);
  return opened(editRoleView(membership, role, use, page));
});

export const editRoleModal = modal(editRoleForm, async (context, { metadata, fields }) => {
  const { organizationId, roleId, page } = metadata;
  const { name, description, capabilities } = fields;
  const saved = await editRole(context.domain, context.actor, {
    roleId,
    name,
    description: description ?? '',
    capabilities: capabilities ?? [],
  });
  return below(await render(context, organizationId, page, `${saved.name} is saved.`));
});

export const removeRoleButton = button(removeRoleAction, async (context, { roleId, page }) => {
  const { membership } = await roleToChange(context.domain, context.actor, roleId);
  const name = await removeRole(context.domain, context.actor, { roleId });
  return refresh(await render(context, membership.organization.id, page, `${name} is removed.`));
});
