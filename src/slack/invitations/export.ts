import { listGroups } from '../../domain/access/store.ts';
import { peopleCsv } from '../../domain/imports/csv/export.ts';
import { exportInvitations } from '../../domain/invitations/invited-users.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { sendExport } from '../send-export.ts';
import { statusLabels } from './invited-search-view.ts';
import { invitedQueryOf } from './invited-users.ts';
import { exportInvitedAction } from './list-actions.ts';

/** Sends the invitations of the list as a file that can be changed and uploaded again. */
export const exportInvitedButton = buttonRoute(exportInvitedAction, async context => {
  const { domain, actor } = context;
  const { organizationId, from: _, ...wanted } = invitedQueryOf(context);
  const { acting, batches } = await exportInvitations(domain, actor, organizationId, wanted);
  const groups = await listGroups(domain.db, { organizationId });
  const { name } = acting.organization;
  const text = peopleCsv(
    batches,
    groups.map(group => group.name),
  );
  await sendExport(context, acting, {
    name: 'invitations',
    extension: 'csv',
    comment: `${statusLabels[wanted.status]} invitations of ${name}, as your list showed them. Change the file and upload it to update them.`,
    text,
  });
  return message('The file is in your direct messages with Foyer.', undefined, 'Invited users');
});
