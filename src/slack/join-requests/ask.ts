import { requestToJoin, wayIn } from '../../domain/join-requests/request.ts';
import { withdrawJoinRequest } from '../../domain/join-requests/withdraw.ts';
import { bold, line } from '../blocks.ts';
import { invitationView } from '../invitations/views.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { nothing, modal as opened, type Reply, refresh, words } from '../reply.ts';
import { button, type Context, command, modal } from '../route.ts';
import { askToJoinAction, askToJoinForm, withdrawAction } from './actions.ts';
import { askToJoinView, mustWaitLine, ownRequestView } from './own-request-view.ts';

const open = (context: Context, organizationId?: string): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const way = await wayIn(
      context.domain.db,
      context.actor,
      organizationId ?? id,
      context.domain.clock.now(),
    );
    switch (way.kind) {
      case 'invited':
        return opened(invitationView(way.invitation));
      case 'waiting':
        return opened(ownRequestView(way.request));
      case 'must-wait':
        return words(
          'You can’t ask to join yet.',
          [mustWaitLine(way.organization.name, way.until)],
          'Ask to join',
        );
      case 'may-ask':
        return opened(askToJoinView(way.organization, way.email));
    }
  });

export const askToJoinCommand = command({
  name: 'request',
  usage: 'request',
  help: 'asks to join, when your email address is at one of the organization’s domains; shows a request that waits',
  run: context => open(context),
});

export const askToJoinButton = button(askToJoinAction, (context, { organizationId }) =>
  open(context, organizationId),
);

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

/** Takes the request back; the modal or the home in which that was pressed says so, as every card does. */
export const withdrawButton = button(withdrawAction, async ({ domain, actor, view }, { joinRequestId }) => {
  const request = await withdrawJoinRequest(domain, actor, { joinRequestId });
  return view?.type === 'modal' ? refresh(ownRequestView(request)) : nothing;
});
