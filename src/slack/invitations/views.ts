import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Person } from '../../domain/domain.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import type { Membership } from '../../domain/members/membership.ts';
import { roleTemplate } from '../../domain/role-templates/index.ts';
import { mayGrantRole } from '../../domain/roles.ts';
import type { Seats } from '../../domain/seats/seats.ts';
import {
  actions,
  bold,
  button,
  clamp,
  confirmation,
  context,
  escapedLine,
  type Inline,
  input,
  line,
  moment,
  person,
  plain,
  quotation,
} from '../blocks.ts';
import { matrixBlocks } from '../matrix.ts';
import { acceptAction, declineAction, inviteForm, pickPersonAction } from './actions.ts';
import { capitalize, groupsSentence, roleSentence } from './sentences.ts';

/** The modal "Invite people"; `picked` fills in a person of this Slack, `seats` says how many are left. */
export function invitePeopleView(
  membership: Membership,
  picked: Person | null = null,
  seats: Seats | null = null,
): ModalView {
  const { organization, standing } = membership;
  const { template } = organization;
  const roles: PlainTextOption[] = organization.roles
    .filter(role => mayGrantRole(standing, role))
    .map(role => ({ text: plain(role.name, 75), value: role.id, description: plain(role.description, 75) }));
  const version = picked?.slackUserId;
  return inviteForm.view({
    title: 'Invite people',
    submit: 'Send invitation',
    metadata: { organizationId: organization.id },
    blocks: [
      context([`To ${organization.name}`, ...(seats ? seatsForecast(seats) : [])].join(' · ')),
      input(
        'person',
        'Somebody in this Slack',
        {
          type: 'users_select',
          action_id: pickPersonAction.id,
          placeholder: plain('Fills in the fields below', 150),
        },
        { optional: true, dispatch: true },
      ),
      input(
        'email',
        'Email',
        { type: 'email_text_input', ...(picked?.email && { initial_value: picked.email }) },
        { version },
      ),
      input(
        'name',
        'Name',
        {
          type: 'plain_text_input',
          max_length: 75,
          ...(picked && { initial_value: clamp(picked.name, 75) }),
        },
        { optional: true, version },
      ),
      input('role', 'Role', {
        type: 'static_select',
        options: roles,
        placeholder: plain('The least that is enough', 150),
      }),
      input(
        'groups',
        capitalize(template.group.many),
        {
          type: 'multi_external_select',
          min_query_length: 0,
          placeholder: plain(`Choose ${template.group.many}`, 150),
        },
        {
          optional: true,
          hint: `Leaving this blank means ${
            template.blankGroups === 'all' ? `all ${template.group.many}` : `no ${template.group.one}`
          }.`,
        },
      ),
      input(
        'note',
        'Note',
        { type: 'plain_text_input', multiline: true, max_length: 1000 },
        { optional: true, hint: 'Stands in the invitation.' },
      ),
      ...matrixBlocks(organization),
    ],
  });
}

/** What inviting one person does to the seats; nothing where there is no limit. */
function seatsForecast({ limit, used }: Seats): string[] {
  if (limit === null) return [];
  const left = Math.max(0, limit - used);
  const then = left === 0 ? 'none is left for anybody new' : `${used + 1} with this invitation`;
  return [`${used} of ${limit} seats used, ${then}`];
}

/** What the inviter reads after sending: what will reach the person, and how. */
export function invitationSentBlocks(invitation: Invitation): { text: string; blocks: KnownBlock[] } {
  const who = invitation.name ?? invitation.email;
  const reaches = invitation.slackUserId
    ? 'Foyer sends them a direct message with Accept and Decline.'
    : 'They are not in this Slack yet: the invitation waits, and reaches them as a direct message the moment they join.';
  const text = `Invited ${who} to ${invitation.organization.name} as ${invitation.role.name}.`;
  return {
    text,
    blocks: [
      line(
        'Invited ',
        bold(who),
        invitation.name ? ` (${invitation.email})` : '',
        ' to ',
        bold(invitation.organization.name),
        ` ${roleSentence(invitation)}`,
      ),
      line(`${reaches} You will hear when they answer.`),
    ],
  };
}

/** The invitee's card, in its present state: buttons only while it is pending. */
export function invitationCard(invitation: Invitation): { text: string; blocks: KnownBlock[] } {
  const { organization, inviter, role, note, status } = invitation;
  const name = organization.name;
  const text = `${inviter.name} invites you to join ${name} as ${role.name}.`;
  const blocks: KnownBlock[] = [
    line(bold(inviter.name), ' invites you to join ', bold(name), ` ${roleSentence(invitation)}`),
    ...(organization.welcomeMessage ? [line(organization.welcomeMessage)] : []),
    ...(note ? [quotation(note)] : []),
  ];
  const decline = button(declineAction, { invitationId: invitation.id }, 'Decline', {
    confirm: confirmation(
      'Decline the invitation?',
      `You will not join ${organization.name}. ${inviter.name} will be told, and can invite you again.`,
      'Decline',
      { style: 'danger' },
    ),
  });
  if (status === 'pending' && invitation.awaitingApprovalAt) {
    blocks.push(
      line(
        '✓ You accepted · ',
        moment(invitation.awaitingApprovalAt),
        `. ${inviter.name} could not give this any more, so an approver decides. You will hear by DM.`,
      ),
      actions(decline),
    );
  } else if (status === 'pending') {
    blocks.push(
      actions(
        button(acceptAction, { invitationId: invitation.id }, 'Accept', {
          style: 'primary',
          confirm: confirmation(
            `Join ${name}?`,
            `Join ${name} as ${role.name}? ${groupsSentence(invitation, roleTemplate(organization.template))}`,
            'Join',
            { no: 'Not now' },
          ),
        }),
        decline,
      ),
    );
  } else {
    blocks.push(line(...outcomeSentence(invitation)));
  }
  return { text: escapedLine(status === 'pending' ? text : `${text} (${status})`), blocks };
}

/** The invitee's card as a modal, where they meet it on another way than by DM. */
export function invitationView(invitation: Invitation): ModalView {
  return {
    type: 'modal',
    callback_id: 'invitation',
    title: plain('Your invitation', 24),
    close: plain('Close', 24),
    blocks: invitationCard(invitation).blocks,
  };
}

function outcomeSentence(invitation: Invitation): Inline[] {
  const { status, settledAt, organization } = invitation;
  const at = settledAt ? [' · ', moment(settledAt)] : [];
  switch (status) {
    case 'accepted':
      return ['✓ You joined ', bold(organization.name), ...at];
    case 'declined':
      return ['You declined this invitation', ...at];
    case 'revoked':
      return [
        'This invitation was revoked',
        ...(invitation.settledBy ? [' by ', person(invitation.settledBy)] : []),
        ', so it can no longer be accepted',
        ...at,
      ];
    default:
      return ['This invitation has expired', ...at];
  }
}
