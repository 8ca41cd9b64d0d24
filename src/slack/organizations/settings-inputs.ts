import type { InputBlock } from '@slack/types';
import { defaultRole } from '../../domain/joining/rules.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { canGrantRole, type Group, type Permissions } from '../../domain/roles.ts';
import { mosts, type Settings } from '../../domain/settings/settings.ts';
import { groupWords, noGroupsWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import { input, plain } from '../blocks.ts';

/** A channel for join requests: never one that another company sees. */
export function channelInput(
  label: string,
  present: string | null,
  hint: string,
  optional = true,
): InputBlock {
  return input(
    'channel',
    label,
    {
      type: 'conversations_select',
      ...(present && { initial_conversation: present }),
      filter: {
        include: ['public', 'private'],
        exclude_external_shared_channels: true,
        exclude_bot_users: true,
      },
    },
    { optional, hint },
  );
}

/** A number, or nothing. */
export function numberInput(
  field: keyof typeof mosts,
  value: number | null,
  hint: string,
  least = 1,
): InputBlock {
  return input(
    field,
    texts().settings.labels[field],
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

/** How people in Slack are invited, where there is a mail server. */
export function inviteByInput(present: Settings['inviteBy']): InputBlock {
  const said = texts().settings;
  const options = Object.entries(said.waysToInvite).map(([value, label]) => ({
    text: plain(label, 75),
    value,
  }));
  const initial = options.find(({ value }) => value === present);
  return input(
    'inviteBy',
    said.labels.inviteBy,
    { type: 'static_select', options, ...(initial && { initial_option: initial }) },
    { hint: said.inviteByHint },
  );
}

/** What happens when a member leaves Slack. */
export function leaversInput(present: Settings['whenSomebodyLeaves']): InputBlock {
  const said = texts().settings;
  const options = Object.entries(said.waysWithLeavers).map(([value, label]) => ({
    text: plain(label, 75),
    value,
  }));
  const initial = options.find(({ value }) => value === present);
  return input(
    'whenSomebodyLeaves',
    said.labels.whenSomebodyLeaves,
    { type: 'radio_buttons', options, ...(initial && { initial_option: initial }) },
    { hint: said.leaversHint },
  );
}

/** Do the admins get a summary of each week? */
export function weeklyDigestInput(present: boolean): InputBlock {
  const said = texts().settings;
  const option = { text: plain(said.weeklyDigestOn, 75), value: 'yes' };
  return input(
    'weeklyDigest',
    said.labels.weeklyDigest,
    { type: 'checkboxes', options: [option], ...(present && { initial_options: [option] }) },
    { optional: true, hint: said.weeklyDigestHint },
  );
}

/** What Accept on a join request gives. Only roles that the editor may grant are offered. */
export function acceptInputs(
  organization: Organization,
  { permissions, groups }: { permissions: Permissions; groups: readonly Group[] },
): InputBlock[] {
  const said = texts().settings;
  const { acceptRoleId, acceptGroupIds, roles, template } = organization;
  const options = roles
    .filter(role => role.id === acceptRoleId || canGrantRole(permissions, role))
    .map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  const initial = options.find(({ value }) => value === acceptRoleId);
  const { many } = groupWords(template);
  const blank = noGroupsWords(template);
  const chosen = groups.map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  const hint =
    groups.length < acceptGroupIds.length
      ? said.acceptGroupsLostHint({ many, blank })
      : said.acceptGroupsHint({ blank });
  return [
    input(
      'acceptRole',
      said.labels.acceptRoleId,
      { type: 'static_select', options, ...(initial && { initial_option: initial }) },
      { optional: true, hint: said.acceptRoleHint({ role: defaultRole(organization).name }) },
    ),
    input(
      'acceptGroups',
      said.acceptGroups({ many }),
      {
        type: 'multi_external_select',
        action_id: 'groups',
        min_query_length: 0,
        max_selected_items: 100,
        placeholder: plain(said.chooseGroups({ many }), 150),
        ...(chosen.length > 0 && { initial_options: chosen }),
      },
      { optional: true, hint },
    ),
  ];
}
