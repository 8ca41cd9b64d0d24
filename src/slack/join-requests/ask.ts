import { joinOptionFor, requestToJoin } from '../../domain/joining/request.ts';
import { withdrawJoinRequest } from '../../domain/joining/withdraw.ts';
import { organizationsToJoin } from '../../domain/my-organizations/to-join.ts';
import { openUntil } from '../../messages/open-until.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraphBlock } from '../blocks.ts';
import { invitationView } from '../invitations/views.ts';
import { oldPlaceView } from '../new-accounts/views.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { renderParts } from '../render-content.ts';
import { message, nothing, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { askToJoinAction, askToJoinForm, withdrawAction } from './actions.ts';
import { chooseToJoinView } from './choose-view.ts';
import { askToJoinView, mustWaitLine, ownRequestView } from './own-request-view.ts';

/** The way into one organization: the form, or what is pending there. */
async function openOne({ domain, actor }: Context, organizationId: string): Promise<Reply> {
  const way = await joinOptionFor(domain.db, actor, organizationId, domain.clock.now());
  switch (way.kind) {
    case 'invited':
      return openView(invitationView(way.invitation));
    case 'new-account':
      return openView(oldPlaceView(way.organization, way.member));
    case 'waiting':
      return openView(ownRequestView(way.request));
    case 'must-wait':
      return message(
        texts().requests.cannotAskYet,
        [mustWaitLine(way.organization.name, way.until)],
        texts().requests.askTitle,
      );
    case 'may-ask':
      return openView(askToJoinView(way.organization, way.email));
  }
}

/**
 * Asks which organization, where the person can join several. Where there is none, the organization in which they act
 * says why.
 */
const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const open = await organizationsToJoin(context.domain, context.actor);
    const [first, ...others] = open;
    if (first && others.length > 0) {
      return openView(chooseToJoinView(open, { here: id, email: context.actor.email ?? '' }));
    }
    return openOne(context, first?.organization.id ?? id);
  });

export const askToJoinCommand = commandRoute({
  name: 'request',
  usage: 'request',
  help: { under: 'you', for: 'stranger', says: 'request' },
  run: context => open(context),
});

export const askToJoinButton = buttonRoute(askToJoinAction, (context, { organizationId }) =>
  organizationId ? openOne(context, organizationId) : open(context),
);

export const askToJoinModal = modalRoute(askToJoinForm, async (context, { metadata, fields }) => {
  const request = await requestToJoin(context.domain, context.actor, {
    organizationId: fields.organization ?? metadata.organizationId,
    note: fields.note,
  });
  const { name } = request.organization;
  const said = texts().requests;
  return message(
    said.sentSummary({ organization: name }),
    [paragraphBlock(...said.sent<Inline>({ organization: bold(name) })), ...renderParts(openUntil(request))],
    said.sentTitle,
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
