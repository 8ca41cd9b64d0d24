import { z } from 'zod';
import { capabilities } from '../../domain/roles.ts';
import { action } from '../action.ts';
import { form, optionalText, text } from '../form.ts';

const ofPage = z.object({ page: z.number().int().min(0) });
/** A press on a row carries the page, so that the list returns to it. */
const ofRow = ofPage.extend({ roleId: z.uuid() });
const inOrganization = z.object({ organizationId: z.uuid() });

/** Without an organization, the one in which the person acts. */
export const matrixAction = action('role.matrix', z.object({ organizationId: z.uuid().optional() }));
export const rolesAction = action('role.list', z.object({}));
export const previousRolesAction = action('role.list.previous', ofPage);
export const nextRolesAction = action('role.list.next', ofPage);
export const addRoleAction = action('role.add', z.object({}));
export const editRoleAction = action('role.edit', ofRow);
export const removeRoleAction = action('role.remove', ofRow);

const fields = {
  name: text,
  description: optionalText,
  capabilities: z.array(z.enum(capabilities)).nullish(),
};

export const addRoleForm = form('add-role', {
  metadata: inOrganization,
  fields: z.object({ ...fields, groupLevel: z.enum(['access', 'edit', 'admin']) }),
});

export const editRoleForm = form('edit-role', {
  metadata: ofRow.extend(inOrganization.shape),
  fields: z.object(fields),
});
