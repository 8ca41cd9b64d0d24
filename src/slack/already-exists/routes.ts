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

/** Slack lets three modals lie upon each other: the list takes the place of the words that offered it. */
function inPlace({ view }: PressContext, list: ModalView): Reply {
  return view?.type === 'modal' ? updateView(list) : openView(list);
}

/** What a person can do instead who would invite somebody that is there already. */
export const alreadyExistsRoutes: readonly Route[] = [findMemberButton, findInvitationButton];
