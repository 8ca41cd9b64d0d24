import { z } from 'zod';
import { action } from '../action.ts';
import { form } from '../form.ts';
import { slackId } from '../tolerant.ts';

const ofGroup = z.object({ groupId: z.uuid() });

export const linksAction = action('tie.list', ofGroup);
export const linkChannelAction = action('tie.channel', ofGroup);
export const linkUserGroupAction = action('tie.usergroup', ofGroup);
export const unlinkAction = action('tie.remove', ofGroup.extend({ linkId: z.uuid() }));
export const syncAction = action('tie.sync', z.object({}));

const metadata = ofGroup.extend({ organizationId: z.uuid() });

export const linkChannelForm = form('tie-to-channel', {
  metadata,
  fields: z.object({ channel: slackId }),
});

export const linkUserGroupForm = form('tie-to-user-group', {
  metadata,
  fields: z.object({ usergroup: z.string() }),
});
