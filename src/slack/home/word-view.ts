import type { Button, KnownBlock } from '@slack/types';
import type { HomeFacts } from '../../domain/home/facts.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { can } from '../../domain/roles.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, paragraphBlock } from '../blocks.ts';
import { invitedUsersAction, openInviteAction } from '../invitations/actions.ts';
import { askToJoinAction, joinRequestsAction } from '../join-requests/actions.ts';
import { mustWaitLine } from '../join-requests/own-request-view.ts';
import { currentUsersAction, ownDetailsAction } from '../members/actions.ts';
import { takeOverBlocks } from '../organizations/take-over.ts';
import { inboxAction } from './actions.ts';
import { beforeSetUp, headOfNobody, helpButton, ORGANIZATIONS_SHOWN, roleBlocks } from './views.ts';

/** The person's role here, as on App Home, and a button for everything they can do now. */
export function wordBlocks(facts: HomeFacts): KnownBlock[] {
  const { organization, mustWait } = facts;
  if (!organization) return beforeSetUp(facts);
  const buttons = [...waitingButtons(facts, organization), ...memberButtons(facts)];
  return [
    ...takeOverBlocks(facts.orphaned),
    ...(facts.belongsToNone
      ? [paragraphBlock(bold(headOfNobody(facts)))]
      : [paragraphBlock(bold(organization.name)), ...roleBlocks(facts, organization)]),
    ...mustWait.slice(0, ORGANIZATIONS_SHOWN).map(({ name, until }) => mustWaitLine(name, until)),
    actions(...buttons, helpButton()),
  ];
}

function waitingButtons({ inbox, mayAsk, belongsToNone }: HomeFacts, here: Organization): Button[] {
  const said = texts().home;
  return [
    ...(inbox.total > 0
      ? [button(inboxAction, {}, said.inboxWaiting(inbox.total), { style: 'primary' })]
      : []),
    ...mayAsk
      .slice(0, ORGANIZATIONS_SHOWN)
      .map(({ id: organizationId, name }) =>
        button(
          askToJoinAction,
          { organizationId },
          organizationId === here.id && !belongsToNone
            ? said.askToJoin
            : said.askToJoinOf({ organization: name }),
          { variant: organizationId },
        ),
      ),
  ];
}

function memberButtons({ acting, overview }: HomeFacts): Button[] {
  if (!acting) return [];
  const said = texts().home;
  const mayInvite = can(acting.permissions, 'invitation:create');
  return [
    ...(mayInvite ? [button(openInviteAction, {}, said.invitePeople)] : []),
    ...(overview?.invited ? [button(invitedUsersAction, {}, said.invitedUsers)] : []),
    ...(overview?.members ? [button(currentUsersAction, {}, said.currentUsers)] : []),
    ...(overview?.requests ? [button(joinRequestsAction, {}, said.joinRequests)] : []),
    button(ownDetailsAction, {}, said.myDetails),
  ];
}
