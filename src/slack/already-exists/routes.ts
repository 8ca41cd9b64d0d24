import type { ModalView } from '@slack/types';
import { allInvited } from '../../domain/invitations/invited-users.ts';
import { everybody } from '../../domain/members/current-users.ts';
import { renderInvited } from '../invitations/invited-users.ts';
import { renderMembers } from '../members/current-users.ts';
import { openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type PressContext, type Route } from '../route.ts';
import { findInvitationAction, findMemberAction } from './actions.ts';

const findMemberButton = buttonRoute(findMemberAction, async (context, { organizationId, email: search }) =>
  inPlace(context, await renderMembers(context, { organizationId, ...everybody, search })),
);

const findInvitationButton = buttonRoute(
  findInvitationAction,
  async (context, { organizationId, email: search }) =>
    inPlace(context, await renderInvited(context, { organizationId, ...allInvited, search })),
);

/** Slack stacks at most three modals: the list replaces the message that offered it. */
function inPlace({ view }: PressContext, list: ModalView): Reply {
  return view?.type === 'modal' ? updateView(list) : openView(list);
}

/** Buttons for people who tried to invite an existing member or invitee. */
export const alreadyExistsRoutes: readonly Route[] = [findMemberButton, findInvitationButton];
