import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { defaultRole } from '../../domain/joining/rules.ts';
import { limits } from '../../domain/limits.ts';
import { markOf } from '../../domain/mark.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { canGrantRole, type Group, type Permissions } from '../../domain/roles.ts';
import { mosts, type Settings, settingsOf } from '../../domain/settings/settings.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import { context, input, plain } from '../blocks.ts';
import { settingsForm } from './forms.ts';
import { waysToInvite, waysWithLeavers } from './settings-changes.ts';

const subdomains: PlainTextOption = { text: plain('Subdomains of these count too', 75), value: 'yes' };

/**
 * The modal "Settings" of an organization, with current values.
 * @param accept who edits it, and the groups that Accept gives
 */
export function settingsView(
  organization: Organization,
  { sendsMail }: { sendsMail: boolean },
  accept: { permissions: Permissions; groups: readonly Group[] },
): ModalView {
  const settings = settingsOf(organization);
  const zone = { text: plain(settings.timeZone, 75), value: settings.timeZone };
  const domains = settings.domains.join('\n');
  return settingsForm.view({
    title: 'Settings',
    submit: 'Save',
    metadata: { organizationId: organization.id, seen: markOf(settings) },
    blocks: [
      context(`Of ${organization.name}`),
      input('organization', 'Organization name', {
        type: 'plain_text_input',
        max_length: 75,
        initial_value: settings.name,
      }),
      input(
        'channel',
        'Approvals channel',
        {
          type: 'conversations_select',
          ...(settings.approvalsChannelId && { initial_conversation: settings.approvalsChannelId }),
          filter: {
            include: ['public', 'private'],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
        {
          optional: true,
          hint: 'Join requests are posted there. Without one, each approver gets them by DM.',
        },
      ),
      input(
        'domains',
        'Domains',
        { type: 'plain_text_input', multiline: true, ...(domains && { initial_value: domains }) },
        { optional: true, hint: 'One per line. People with an email address there can ask to join.' },
      ),
      input(
        'subdomains',
        'Subdomains',
        {
          type: 'checkboxes',
          options: [subdomains],
          ...(settings.includeSubdomains && { initial_options: [subdomains] }),
        },
        { optional: true },
      ),
      input(
        'welcomeMessage',
        'Welcome message',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: limits.note,
          ...(settings.welcomeMessage && { initial_value: settings.welcomeMessage }),
        },
        { optional: true, hint: 'Part of every invitation.' },
      ),
      ...(sendsMail ? [inviteBy(settings.inviteBy)] : []),
      input(
        'joinSlackUrl',
        'How to join our Slack',
        {
          type: 'plain_text_input',
          max_length: limits.note,
          ...(settings.joinSlackUrl && { initial_value: settings.joinSlackUrl }),
        },
        {
          optional: true,
          hint: 'The link by which people join this Slack. Invitations to people outside Slack include it.',
        },
      ),
      input(
        'contact',
        'Contact for help',
        {
          type: 'users_select',
          ...(settings.contactSlackUserId && { initial_user: settings.contactSlackUserId }),
        },
        { optional: true, hint: 'Shown to people who don’t have permission for something.' },
      ),
      number('seatLimit', 'Seats', settings.seatLimit, 'Members and pending invitations. Blank: no limit.'),
      number('invitationDays', 'Days until an invitation expires', settings.invitationDays, 'Blank: never.'),
      number(
        'reminderDays',
        'Days until a reminder',
        settings.reminderDays,
        'Of an invitation or request without an answer. Blank: none.',
      ),
      number(
        'cooldownMinutes',
        'Minutes between resends',
        settings.cooldownMinutes,
        'Until the same address gets another invitation, even after one is revoked. Blank: none.',
      ),
      number('requestDays', 'Days until a join request expires', settings.requestDays, 'Blank: never.'),
      number(
        'requestPauseDays',
        'Days before asking again',
        settings.requestPauseDays,
        'After a join request was rejected or withdrawn. 0 or blank: at once.',
        0,
      ),
      ...acceptInputs(organization, accept),
      whenSomebodyLeaves(settings.whenSomebodyLeaves),
      input('timeZone', 'Time zone', {
        type: 'external_select',
        min_query_length: 0,
        initial_option: zone,
      }),
    ],
  });
}

function inviteBy(present: Settings['inviteBy']): InputBlock {
  const options = Object.entries(waysToInvite).map(([value, label]) => ({ text: plain(label, 75), value }));
  const initial = options.find(({ value }) => value === present);
  return input(
    'inviteBy',
    'How people in Slack are invited',
    { type: 'static_select', options, ...(initial && { initial_option: initial }) },
    { hint: 'People outside Slack always get an email.' },
  );
}

function whenSomebodyLeaves(present: Settings['whenSomebodyLeaves']): InputBlock {
  const options = Object.entries(waysWithLeavers).map(([value, label]) => ({
    text: plain(label, 75),
    value,
  }));
  const initial = options.find(({ value }) => value === present);
  return input(
    'whenSomebodyLeaves',
    'When somebody leaves Slack',
    { type: 'radio_buttons', options, ...(initial && { initial_option: initial }) },
    { hint: 'They have no rights from that moment. Deactivating them frees their seat.' },
  );
}

function number(
  field: keyof typeof mosts,
  label: string,
  value: number | null,
  hint: string,
  least = 1,
): InputBlock {
  return input(
    field,
    label,
    {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: String(least),
      max_value: String(mosts[field]),
      ...(value !== null && { initial_value: String(value) }),
    },
    { optional: true, hint },
  );
}

/** What Accept on a join request gives. Only roles that the editor may grant are offered. */
function acceptInputs(
  organization: Organization,
  { permissions, groups }: { permissions: Permissions; groups: readonly Group[] },
): InputBlock[] {
  const { acceptRoleId, acceptGroupIds, roles, template } = organization;
  const options = roles
    .filter(role => role.id === acceptRoleId || canGrantRole(permissions, role))
    .map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  const initial = options.find(({ value }) => value === acceptRoleId);
  const { many } = template.group;
  const chosen = groups.map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  const removed =
    groups.length < acceptGroupIds.length ? `Some of the ${many} that Accept gave were removed. ` : '';
  return [
    input(
      'acceptRole',
      'What Accept gives: role',
      { type: 'static_select', options, ...(initial && { initial_option: initial }) },
      {
        optional: true,
        hint: `Accept on a join request gives newcomers this role. Blank: ${defaultRole(organization).name}. Former members get what they had.`,
      },
    ),
    input(
      'acceptGroups',
      `What Accept gives: ${many}`,
      {
        type: 'multi_external_select',
        action_id: 'groups',
        min_query_length: 0,
        max_selected_items: 100,
        placeholder: plain(`Choose ${many}`, 150),
        ...(chosen.length > 0 && { initial_options: chosen }),
      },
      { optional: true, hint: `${removed}Blank: ${noGroupsWords(template)}.` },
    ),
  ];
}
