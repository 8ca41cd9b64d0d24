import { joinOptionFor, requestToJoin } from '../../domain/joining/request.ts';
import { withdrawJoinRequest } from '../../domain/joining/withdraw.ts';
import { bold, paragraphBlock } from '../blocks.ts';
import { invitationView } from '../invitations/views.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, nothing, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { askToJoinAction, askToJoinForm, withdrawAction } from './actions.ts';
import { askToJoinView, mustWaitLine, ownRequestView } from './own-request-view.ts';

const open = (context: Context, organizationId?: string): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const way = await joinOptionFor(
      context.domain.db,
      context.actor,
      organizationId ?? id,
      context.domain.clock.now(),
    );
    switch (way.kind) {
      case 'invited':
        return openView(invitationView(way.invitation));
      case 'waiting':
        return openView(ownRequestView(way.request));
      case 'must-wait':
        return message(
          'You can’t ask to join yet.',
          [mustWaitLine(way.organization.name, way.until)],
          'Ask to join',
        );
      case 'may-ask':
        return openView(askToJoinView(way.organization, way.email));
    }
  });

export const askToJoinCommand = commandRoute({
  name: 'request',
  usage: 'request',
  help: 'asks to join, when your email address is at one of the organization’s domains; shows a request that waits',
  run: context => open(context),
});

export const askToJoinButton = buttonRoute(askToJoinAction, (context, { organizationId }) =>
  open(context, organizationId),
);

export const askToJoinModal = modalRoute(askToJoinForm, async (context, { metadata, fields }) => {
  const request = await requestToJoin(context.domain, context.actor, {
    organizationId: metadata.organizationId,
    note: fields.note,
  });
  const text = `You asked to join ${request.organization.name}.`;
  return message(
    text,
    [
      paragraphBlock(
        'You asked to join ',
        bold(request.organization.name),
        '. You will hear of the decision by DM.',
      ),
    ],
    'Request sent',
  );
});

/** Withdraws the request; the modal or home of the press shows it, as every card does. */
export const withdrawButton = buttonRoute(
  withdrawAction,
  async ({ domain, actor, view }, { joinRequestId }) => {
    const request = await withdrawJoinRequest(domain, actor, { joinRequestId });
    return view?.type === 'modal' ? updateView(ownRequestView(request)) : nothing;
  },
);
