import { leaveOrganization, leavingConsequences } from '../../domain/members/leave.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { leaveAction, leaveForm } from './actions.ts';
import { leaveView } from './leave-view.ts';

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) =>
    openView(leaveView(await leavingConsequences(context.domain, context.actor, id))),
  );

export const leaveCommand = commandRoute({
  name: 'leave',
  usage: 'leave',
  help: { under: 'you', for: 'member', says: 'leave' },
  run: open,
});

export const leaveButton = buttonRoute(leaveAction, open);

export const leaveModal = modalRoute(leaveForm, async ({ domain, actor }, { metadata }) => {
  const { name } = await leaveOrganization(domain, actor, { organizationId: metadata.organizationId });
  const said = texts().members;
  return message(said.left({ organization: name }), undefined, said.leftTitle);
});
