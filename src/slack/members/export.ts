import type { Member } from '../../domain/access/store.ts';
import { listGroups } from '../../domain/access/store.ts';
import { type ExportedPerson, peopleCsv } from '../../domain/imports/csv/export.ts';
import { exportMembers } from '../../domain/members/current-users.ts';
import { isErased } from '../../domain/members/member-within.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { sendExport } from '../send-export.ts';
import { exportMembersAction } from './actions.ts';
import { queryOf } from './current-users.ts';

/** Sends the people of the list as a file that can be changed and uploaded again. */
export const exportMembersButton = buttonRoute(exportMembersAction, async context => {
  const { domain, actor } = context;
  const { organizationId, from: _, ...wanted } = queryOf(context);
  const { acting, batches } = await exportMembers(domain, actor, organizationId, wanted);
  const groups = await listGroups(domain.db, { organizationId });
  const { name } = acting.organization;
  const who = {
    active: `Active members of ${name}`,
    deactivated: `Deactivated members of ${name}`,
    left: `Members of ${name} who left Slack`,
  }[wanted.state ?? 'active'];
  // An upload leaves inactive people out.
  const hint =
    wanted.state === 'deactivated' || wanted.state === 'left'
      ? ' To reactivate people, clear their Status.'
      : '';
  const text = peopleCsv(
    rowsOf(batches),
    groups.map(group => group.name),
  );
  await sendExport(context, acting, {
    name: 'members',
    extension: 'csv',
    comment: `${who}, as your list showed them. Change the file and upload it to update people.${hint}`,
    text,
  });
  return message(`The file is in your direct messages with Foyer.`, undefined, 'Current users');
});

async function* rowsOf(batches: AsyncIterable<Member[]>): AsyncGenerator<ExportedPerson[]> {
  for await (const members of batches) {
    yield members.filter(member => !isErased(member)).map(member => ({ ...member, status: member.state }));
  }
}
