import { assertMayAsk, requestToJoin } from '../../domain/join-requests/request.ts';
import { bold, line } from '../blocks.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { modal as opened, type Reply, words } from '../reply.ts';
import { button, type Context, command, modal } from '../route.ts';
import { askToJoinAction, askToJoinForm } from './actions.ts';
import { askToJoinView } from './views.ts';

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async organization => {
    const { email } = await assertMayAsk(context.domain.db, context.actor, organization.id);
    return opened(askToJoinView(organization, email));
  });

export const askToJoinCommand = command({
  name: 'request',
  usage: 'request',
  help: 'asks to join, when your e-mail address is at one of the organization’s domains',
  run: open,
});

export const askToJoinButton = button(askToJoinAction, open);

export const askToJoinModal = modal(askToJoinForm, async (context, { metadata, fields }) => {
  const request = await requestToJoin(context.domain, context.actor, {
    organizationId: metadata.organizationId,
    note: fields.note,
  });
  const text = `You asked to join ${request.organization.name}.`;
  return words(
    text,
    [line('You asked to join ', bold(request.organization.name), '. You will hear of the decision by DM.')],
    'Request sent',
  );
});
