import { listGroups } from '../../domain/access/store.ts';
import { peopleCsv } from '../../domain/imports/csv/export.ts';
import { exportInvitations } from '../../domain/invitations/invited-users.ts';
import { texts } from '../../texts/texts.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { sendExport } from '../send-export.ts';
import { invitedQueryOf } from './invited-users.ts';
import { exportInvitedAction } from './list-actions.ts';

/** Sends the invitations of the list as a file that can be changed and uploaded again. */
export const exportInvitedButton = buttonRoute(exportInvitedAction, async context => {
  const { domain, actor } = context;
  const { lists, invited } = texts();
  const { organizationId, from: _, kept: _kept, sort: _sort, ...wanted } = invitedQueryOf(context);
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
    comment: invited.exported[wanted.status]({ organization: name }),
    text,
  });
  return message(lists.fileSent, undefined, invited.title);
});
