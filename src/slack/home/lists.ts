import type { KnownBlock, SectionBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { capitalize } from '../../domain/characters.ts';
import type { Overview } from '../../domain/home/overview.ts';
import { type Capability, can } from '../../domain/roles.ts';
import { groupWords } from '../../messages/group-words.ts';
import { tallyOf } from '../../messages/tallied.ts';
import { texts } from '../../texts/texts.ts';
import type { Action } from '../action.ts';
import { apiKeysAction } from '../api-keys/actions.ts';
import { auditAction } from '../audit/actions.ts';
import { actions, button, context, divider, namedSection, paragraphBlock } from '../blocks.ts';
import { groupsAction } from '../groups/actions.ts';
import { openBulkAction } from '../imports/actions.ts';
import { invitedUsersAction, openInviteAction } from '../invitations/actions.ts';
import { inviteLinksAction } from '../invite-links/actions.ts';
import { joinRequestsAction } from '../join-requests/actions.ts';
import { currentUsersAction } from '../members/actions.ts';
import { settingsAction } from '../organizations/actions.ts';
import { rolesAction } from '../roles/actions.ts';

/** This week in words, then the lists that a member may see, a line each: name, count, Open. Empty for people who may see none. */
export function listBlocks(acting: ActingMember, overview: Overview): KnownBlock[] {
  const { organization, permissions } = acting;
  const may = (capability: Capability) => can(permissions, capability);
  const { invited, members, requests, seats, groups } = overview;
  const said = texts().home;
  const group = groupWords(organization.template);
  const seatsUsed = seats ? said.seats({ used: tallyOf(seats.used), limit: seats.limit }) : null;
  const lists = [
    invited && line(said.invitedUsers, said.pending(tallyOf(invited.pending)), invitedUsersAction),
    members &&
      line(
        said.currentUsers,
        [membersText(members), seatsUsed].filter(text => text !== null).join(' · '),
        currentUsersAction,
      ),
    requests &&
      line(
        said.joinRequests,
        requests.waiting > 0 ? said.requestsWaiting(tallyOf(requests.waiting)) : said.noRequests,
        joinRequestsAction,
      ),
    groups !== null && line(capitalize(group.many), texts().counts.number(tallyOf(groups)), groupsAction),
    may('organization:edit') && line(said.roles, said.someRoles(organization.roles.length), rolesAction),
  ].filter(block => block !== null && block !== false);
  const { week } = overview;
  const sentence = week
    ? said.thisWeek({
        invited: tallyOf(week.invited),
        joined: tallyOf(week.joined),
        waiting: tallyOf(week.waiting),
      })
    : null;
  const seatsAlone = seatsUsed && !members ? [context(seatsUsed)] : [];
  return lists.length + seatsAlone.length > 0
    ? [divider, ...(sentence ? [paragraphBlock(sentence)] : []), ...lists, ...seatsAlone]
    : [];
}

/** The buttons that begin something: inviting, the settings, the audit log. */
export function startButtons({ permissions }: ActingMember): KnownBlock[] {
  const said = texts().home;
  const all = [
    ...(can(permissions, 'invitation:create')
      ? [
          button(openInviteAction, {}, said.invitePeople, { style: 'primary' }),
          button(openBulkAction, {}, said.bulkUpload),
          button(inviteLinksAction, {}, said.inviteLinks),
        ]
      : []),
    ...(can(permissions, 'organization:edit')
      ? [button(settingsAction, {}, said.settings), button(apiKeysAction, {}, said.apiKeys)]
      : []),
    ...(can(permissions, 'audit:read') ? [button(auditAction, {}, said.auditTrail)] : []),
  ];
  return all.length > 0 ? [actions(...all)] : [];
}

/** "**Invited users** 12 pending [Open]" */
function line(name: string, text: string, action: Pick<Action<object>, 'id' | 'encode'>): SectionBlock {
  const { open, openOf } = texts().home;
  return namedSection(
    name,
    text,
    button(action, {}, open, { accessibility_label: openOf({ list: name }).slice(0, 75) }),
  );
}

/** "1,204 active, 31 deactivated" */
function membersText({ active, deactivated }: NonNullable<Overview['members']>): string {
  const said = texts().home;
  return deactivated > 0
    ? said.members({ active: tallyOf(active), deactivated: tallyOf(deactivated) })
    : said.activeMembers(tallyOf(active));
}
