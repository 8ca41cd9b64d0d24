import { addRole, editRole, removeRole, roleToChange } from '../../domain/custom-roles/manage.ts';
import { readPage } from '../../domain/page.ts';
import { organizationToEdit } from '../../domain/settings/edit.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
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
  const acting = await organizationToEdit(domain, actor, organizationId);
  const { roles } = acting.organization;
  const list = await readPage(page, async (skip, take) => ({
    items: roles.slice(skip, skip + take),
    total: roles.length,
  }));
  return rolesView(acting, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => openView(await render(context, id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => updateView(await render(context, id, page)));

export const rolesCommand = commandRoute({
  name: 'roles',
  usage: 'roles',
  help: { under: 'organization', for: 'organization:edit', says: 'roles' },
  run: open,
});

export const rolesButton = buttonRoute(rolesAction, open);
export const previousRolesButton = buttonRoute(previousRolesAction, turn);
export const nextRolesButton = buttonRoute(nextRolesAction, turn);

export const addRoleButton = buttonRoute(addRoleAction, context =>
  withOrganization(context, async ({ id }) =>
    openView(addRoleView(await organizationToEdit(context.domain, context.actor, id))),
  ),
);

export const addRoleModal = modalRoute(addRoleForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { name, description, capabilities, groupLevel } = fields;
  const added = await addRole(context.domain, context.actor, {
    organizationId,
    name,
    description: description ?? '',
    capabilities: capabilities ?? [],
    groupLevel,
  });
  return updateParent(await render(context, organizationId, 0, texts().roles.added({ role: added })));
});

export const editRoleButton = buttonRoute(editRoleAction, async ({ domain, actor }, { roleId, page }) => {
  const { role, acting, use } = await roleToChange(domain, actor, roleId);
  return openView(editRoleView(acting, role, use, page));
});

export const editRoleModal = modalRoute(editRoleForm, async (context, { metadata, fields }) => {
  const { organizationId, roleId, page } = metadata;
  const { name, description, capabilities } = fields;
  const saved = await editRole(context.domain, context.actor, {
    roleId,
    name,
    description: description ?? '',
    capabilities: capabilities ?? [],
  });
  return updateParent(await render(context, organizationId, page, texts().roles.saved({ role: saved.name })));
});

export const removeRoleButton = buttonRoute(removeRoleAction, async (context, { roleId, page }) => {
  const { acting } = await roleToChange(context.domain, context.actor, roleId);
  const name = await removeRole(context.domain, context.actor, { roleId });
  return updateView(
    await render(context, acting.organization.id, page, texts().roles.removed({ role: name })),
  );
});
