import { z } from 'zod';
import { action } from '../action.ts';
import { form, text } from '../form.ts';

const ofPage = z.object({ page: z.number().int().min(0) });
/** A press on a row carries the page, so that the list returns to it. */
const ofRow = ofPage.extend({ groupId: z.uuid() });
const inOrganization = z.object({ organizationId: z.uuid() });

export const groupsAction = action('group.list', z.object({}));
export const previousGroupsAction = action('group.list.previous', ofPage);
export const nextGroupsAction = action('group.list.next', ofPage);
export const addGroupsAction = action('group.add', z.object({}));
export const renameGroupAction = action('group.rename', ofRow);
export const removeGroupAction = action('group.remove', ofRow);

export const addGroupsForm = form('add-groups', {
  metadata: inOrganization,
  fields: z.object({ groups: text }),
});

export const renameGroupForm = form('rename-group', {
  metadata: ofRow.extend(inOrganization.shape),
  fields: z.object({ groups: text }),
});

export const removeGroupForm = form('remove-group', {
  metadata: ofRow.extend(inOrganization.shape),
  fields: z.looseObject({}),
});
