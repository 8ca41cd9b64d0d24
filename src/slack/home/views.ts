import type { HomeView, KnownBlock } from '@slack/types';
import type { Person } from '../../domain/domain.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { standingOf } from '../../domain/members/membership.ts';
import type { Member } from '../../domain/members/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { type Capability, can } from '../../domain/roles.ts';
import { auditAction } from '../audit/actions.ts';
import { actions, bold, button, divider, header, line } from '../blocks.ts';
import { openedIn } from '../form.ts';
import { groupsAction } from '../groups/actions.ts';
import { openBulkAction } from '../imports/actions.ts';
import { invitedUsersAction, openInviteAction } from '../invitations/actions.ts';
import { groupsSentence } from '../invitations/sentences.ts';
import { invitationCard } from '../invitations/views.ts';
import { askToJoinAction, joinRequestsAction } from '../join-requests/actions.ts';
import { ownRequestBlocks } from '../join-requests/views.ts';
import { currentUsersAction, ownDetailsAction } from '../members/actions.ts';
import { organizationsAction, settingsAction } from '../organizations/actions.ts';
import { rolesAction } from '../roles/actions.ts';

/** What one person's App Home shows. */
export interface HomeFacts {
  actor: Person;
  organization: Organization | null;
  member: Member | null;
  invitations: Invitation[];
  /** Their address is at one of the organization's domains, and nothing of theirs is pending. */
  mayAsk: boolean;
  /** Their join request that waits. */
  request: JoinRequest | null;
}

/** App Home: what waits for this person, what they are, and what they may do. */
export function homeView(facts: HomeFacts): HomeView {
  const blocks: KnownBlock[] = [];
  for (const invitation of facts.invitations) blocks.push(...invitationCard(invitation).blocks, divider);
  blocks.push(...placeBlocks(facts));
  const { organization } = facts;
  return { type: 'home', ...(organization && { private_metadata: openedIn(organization) }), blocks };
}

function placeBlocks({ actor, organization, member, mayAsk, request }: HomeFacts): KnownBlock[] {
  if (!organization) {
    return actor.isWorkspaceAdmin
      ? [
          header('Welcome to Foyer'),
          line(
            'Foyer runs the front door of your organization: invitations, join requests, roles and groups.',
          ),
          actions(button(openInviteAction, {}, 'Set up Foyer', { style: 'primary' })),
        ]
      : [header('Foyer'), line('Foyer is not set up here yet. A workspace admin can do that.')];
  }
  const title = header(organization.name);
  if (member?.state === 'active') {
    return [
      title,
      line('You are ', bold(member.role.name), '. ', groupsSentence(member, organization.template)),
      ...memberButtons(organization, member),
    ];
  }
  if (request) return [title, ...ownRequestBlocks(request)];
  if (member) {
    return [
      title,
      line(
        'Your access is deactivated. Ask an admin to reactivate you',
        mayAsk ? ', or ask to join again.' : '.',
      ),
      ...(mayAsk ? [actions(button(askToJoinAction, {}, 'Ask to join', { style: 'primary' }))] : []),
    ];
  }
  if (mayAsk) {
    return [
      title,
      line('Your e-mail address is at one of this organization’s domains: you may ask to join.'),
      actions(button(askToJoinAction, {}, 'Ask to join', { style: 'primary' })),
    ];
  }
  return [title, line('You are not a member. Somebody who is can invite you.')];
}

function memberButtons(organization: Organization, member: Member): KnownBlock[] {
  const standing = standingOf(organization, member);
  const may = (capability: Capability) => can(standing, capability);
  const buttons = [
    ...(may('invitation:create')
      ? [button(openInviteAction, {}, 'Invite people', { style: 'primary' })]
      : []),
    ...(may('invitation:create') ? [button(openBulkAction, {}, 'Invite from CSV')] : []),
    ...(may('invitation:read') ? [button(invitedUsersAction, {}, 'Invited Users')] : []),
    ...(may('member:read') ? [button(currentUsersAction, {}, 'Current Users')] : []),
    ...(may('join-request:review') ? [button(joinRequestsAction, {}, 'Manage join requests')] : []),
  ];
  const more = [
    ...(may('organization:edit')
      ? [
          button(settingsAction, {}, 'Settings'),
          button(groupsAction, {}, 'Groups'),
          button(rolesAction, {}, 'Roles'),
        ]
      : []),
    ...(may('audit:read') ? [button(auditAction, {}, 'Audit trail')] : []),
    button(ownDetailsAction, {}, 'My details'),
    button(organizationsAction, {}, 'Organizations'),
  ];
  return [...(buttons.length > 0 ? [actions(...buttons)] : []), actions(...more)];
}
