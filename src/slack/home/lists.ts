import type { KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { capitalize } from '../../domain/characters.ts';
import type { Overview } from '../../domain/home/overview.ts';
import { MAX_UNDELIVERED } from '../../domain/home/store.ts';
import { type Capability, can } from '../../domain/roles.ts';
import { numbered, tallyOf } from '../../messages/tallied.ts';
import { auditAction } from '../audit/actions.ts';
import { actions, button, context, divider, section } from '../blocks.ts';
import { groupsAction } from '../groups/actions.ts';
import { openBulkAction } from '../imports/actions.ts';
import { invitedUsersAction, openInviteAction } from '../invitations/actions.ts';
import { inviteLinksAction } from '../invite-links/actions.ts';
import { joinRequestsAction } from '../join-requests/actions.ts';
import { currentUsersAction } from '../members/actions.ts';
import { settingsAction } from '../organizations/actions.ts';
import { rolesAction } from '../roles/actions.ts';

/** The lists that a member may see, each with its count and button; empty for people who may see none. */
export function listBlocks(acting: ActingMember, overview: Overview, now: Date): KnownBlock[] {
  const { organization, permissions } = acting;
  const may = (capability: Capability) => can(permissions, capability);
  const { invited, members, requests, seats, groups } = overview;
  const { group } = organization.template;
  const invite = may('invitation:create')
    ? [
        actions(
          button(openInviteAction, {}, 'Invite people', { style: 'primary' }),
          button(openBulkAction, {}, 'Bulk Upload'),
          button(inviteLinksAction, {}, 'Invite links'),
        ),
      ]
    : [];
  const lists = [
    invited && section(invitedSentence(invited), button(invitedUsersAction, {}, 'Invited Users')),
    members && section(membersSentence(members), button(currentUsersAction, {}, 'Current Users')),
    requests &&
      section(requestsSentence(requests, now), button(joinRequestsAction, {}, 'Manage join requests')),
    seats && context(`${amount(seats.used)} of ${seats.limit.toLocaleString('en')} seats`),
    groups !== null &&
      section(
        `${amount(groups)} ${groups === 1 ? group.one : group.many}`,
        button(groupsAction, {}, capitalize(group.many)),
      ),
    may('organization:edit') &&
      section(`${organization.roles.length} roles`, button(rolesAction, {}, 'Roles')),
  ].filter(block => block !== null && block !== false);
  const more = [
    ...(may('organization:edit') ? [button(settingsAction, {}, 'Settings')] : []),
    ...(may('audit:read') ? [button(auditAction, {}, 'Audit trail')] : []),
  ];
  const blocks = [...invite, ...lists, ...(more.length > 0 ? [actions(...more)] : [])];
  return blocks.length > 0 ? [divider, ...blocks] : [];
}

/** "12 pending (2 could not be delivered)" */
function invitedSentence({ pending, undelivered }: NonNullable<Overview['invited']>): string {
  const failed = undelivered > 0 ? ` (${amount(undelivered, MAX_UNDELIVERED)} could not be delivered)` : '';
  return `${amount(pending)} pending${failed}`;
}

/** "1,204 active, 31 deactivated" */
function membersSentence({ active, deactivated }: NonNullable<Overview['members']>): string {
  const former = deactivated > 0 ? `, ${amount(deactivated)} deactivated` : '';
  return `${amount(active)} active${former}`;
}

/** "3 waiting, the oldest for 2 days" */
function requestsSentence({ waiting, oldestAt, held }: NonNullable<Overview['requests']>, now: Date): string {
  const since = oldestAt ? `, ${waiting > 1 ? 'the oldest ' : ''}for ${age(oldestAt, now)}` : '';
  const also =
    held > 0 ? `; ${amount(held)} accepted ${held === 1 ? 'invitation' : 'invitations'} to decide` : '';
  return `${amount(waiting)} waiting${since}${also}`;
}

const HOUR_MS = 60 * 60 * 1000;

function age(since: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - since.getTime()) / HOUR_MS);
  if (hours < 1) return 'less than an hour';
  if (hours < 24) return hours === 1 ? '1 hour' : `${hours} hours`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day' : `${days} days`;
}

const amount = (count: number, most?: number) => numbered(tallyOf(count, most));
