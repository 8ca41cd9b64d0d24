import type { Button, KnownBlock } from '@slack/types';
import type { HomeFacts } from '../../domain/home/facts.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { can } from '../../domain/roles.ts';
import { actions, bold, button, context, paragraphBlock } from '../blocks.ts';
import { invitedUsersAction, openInviteAction } from '../invitations/actions.ts';
import { askToJoinAction, joinRequestsAction } from '../join-requests/actions.ts';
import { mustWaitLine } from '../join-requests/own-request-view.ts';
import { currentUsersAction, ownDetailsAction } from '../members/actions.ts';
import { takeOverBlocks } from '../organizations/take-over.ts';
import { inboxAction } from './actions.ts';
import { beforeSetUp, headOfNobody, ORGANIZATIONS_SHOWN, roleBlocks } from './views.ts';

/** The person's role here, as on App Home, and a button for everything they can do now. */
export function wordBlocks(facts: HomeFacts): KnownBlock[] {
  const { organization, mustWait, command } = facts;
  if (!organization) return beforeSetUp(facts);
  const buttons = [...waitingButtons(facts, organization), ...memberButtons(facts)];
  return [
    ...takeOverBlocks(facts.orphaned),
    ...(facts.belongsToNone
      ? [paragraphBlock(bold(headOfNobody(facts)))]
      : [paragraphBlock(bold(organization.name)), ...roleBlocks(facts, organization)]),
    ...mustWait.slice(0, ORGANIZATIONS_SHOWN).map(({ name, until }) => mustWaitLine(name, until)),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
    context(`Type ${command} help to see everything Foyer can do.`),
  ];
}

function waitingButtons({ inbox, mayAsk, belongsToNone }: HomeFacts, here: Organization): Button[] {
  return [
    ...(inbox.total > 0
      ? [button(inboxAction, {}, `Open your inbox (${inbox.total})`, { style: 'primary' })]
      : []),
    ...mayAsk
      .slice(0, ORGANIZATIONS_SHOWN)
      .map(({ id: organizationId, name }) =>
        button(
          askToJoinAction,
          { organizationId },
          organizationId === here.id && !belongsToNone ? 'Ask to join' : `Ask to join ${name}`,
          { variant: organizationId },
        ),
      ),
  ];
}

function memberButtons({ acting, overview }: HomeFacts): Button[] {
  if (!acting) return [];
  const mayInvite = can(acting.permissions, 'invitation:create');
  return [
    ...(mayInvite ? [button(openInviteAction, {}, 'Invite people')] : []),
    ...(overview?.invited ? [button(invitedUsersAction, {}, 'Invited Users')] : []),
    ...(overview?.members ? [button(currentUsersAction, {}, 'Current Users')] : []),
    ...(overview?.requests ? [button(joinRequestsAction, {}, 'Manage join requests')] : []),
    button(ownDetailsAction, {}, 'My details'),
  ];
}
