import { z } from 'zod';
import { action } from '../action.ts';
import { form } from '../form.ts';

const ofGroup = z.object({ groupId: z.uuid() });

export const tiesAction = action('tie.list', ofGroup);
export const tieToChannelAction = action('tie.channel', ofGroup);
export const tieToUserGroupAction = action('tie.usergroup', ofGroup);
export const untieAction = action('tie.remove', ofGroup.extend({ tieId: z.uuid() }));
export const syncAction = action('tie.sync', z.object({}));

const metadata = ofGroup.extend({ organizationId: z.uuid() });

export const tieToChannelForm = form('tie-to-channel', {
  metadata,
  fields: z.object({ channel: z.string() }),
});

export const tieToUserGroupForm = form('tie-to-user-group', {
  metadata,
  fields: z.object({ usergroup: z.string() }),
});
