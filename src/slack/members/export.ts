import type { Member } from '../../domain/access/store.ts';
import { listGroups } from '../../domain/access/store.ts';
import { type ExportedPerson, peopleCsv } from '../../domain/imports/csv/export.ts';
import { exportMembers } from '../../domain/members/current-users.ts';
import { isErased } from '../../domain/members/member-within.ts';
import { texts } from '../../texts/texts.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { sendExport } from '../send-export.ts';
import { exportMembersAction } from './actions.ts';
import { queryOf } from './current-users.ts';

/** Sends the people of the list as a file that can be changed and uploaded again. */
export const exportMembersButton = buttonRoute(exportMembersAction, async context => {
  const { domain, actor } = context;
  const { lists, members } = texts();
  const { organizationId, from: _, kept: _kept, sort: _sort, ...wanted } = queryOf(context);
  const { acting, batches } = await exportMembers(domain, actor, organizationId, wanted);
  const groups = await listGroups(domain.db, { organizationId });
  const { name } = acting.organization;
  const text = peopleCsv(
    rowsOf(batches),
    groups.map(group => group.name),
  );
  await sendExport(context, acting, {
    name: 'members',
    extension: 'csv',
    comment: members.exported[wanted.state ?? 'active']({ organization: name }),
    text,
  });
  return message(lists.fileSent, undefined, members.title);
});

async function* rowsOf(batches: AsyncIterable<Member[]>): AsyncGenerator<ExportedPerson[]> {
  for await (const members of batches) {
    yield members.filter(member => !isErased(member)).map(member => ({ ...member, status: member.state }));
  }
}
