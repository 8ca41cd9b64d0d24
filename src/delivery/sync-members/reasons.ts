import { type LinkKind, targetName } from '../../domain/link-target.ts';
import { missingScope } from '../../slack/scopes.ts';
import { permanentFailure } from '../../slack/slack-failure.ts';
import { slackErrorCode } from '../../slack/web-api.ts';

interface Named {
  kind: LinkKind;
  name: string;
}

/** A channel or user group, and the command in a form that people of its workspace can type. */
interface NamedTarget extends Named {
  command: string;
}

const notIn = (target: NamedTarget) =>
  `Foyer is not in ${targetName(target)}, or it is gone. If it is private, mention @Foyer there so that Slack adds it, then type ${target.command} sync.`;
const noPlan = () =>
  'This workspace’s Slack plan has no user groups. Untie it, or tie the group to a channel.';
const denied = ({ command }: Pick<NamedTarget, 'command'>) =>
  `The workspace lets only its admins change this. A workspace admin can allow it in Slack’s settings; then type ${command} sync.`;
const goneGroup = (target: NamedTarget) =>
  `The user group ${targetName(target)} is gone from Slack, or disabled. Untie it, or enable it there and type ${target.command} sync.`;

/**
 * Slack's errors about the channel or user group, or about Foyer's rights there.
 * Source: docs.slack.dev, conversations.invite, .kick, .join, .members, usergroups.users.list and .update, errors
 */
const ofPlaces: Record<string, (target: NamedTarget) => string> = {
  channel_not_found: notIn,
  not_in_channel: notIn,
  method_not_supported_for_channel_type: notIn,
  app_cannot_join_channel: notIn,
  channel_is_limited_access: notIn,
  is_archived: target =>
    `${targetName(target)} is archived. Untie it, or unarchive it in Slack and type ${target.command} sync.`,
  too_many_members: target => `${targetName(target)} has as many members as Slack allows.`,
  external_channel_migrating: target =>
    `${targetName(target)} is just being moved to another workspace. Type ${target.command} sync later.`,
  restricted_action: denied,
  plan_upgrade_required: noPlan,
  permission_denied: denied,
  no_such_subteam: goneGroup,
  invalid_users: target => `Slack does not take the list of ${targetName(target)}’s members.`,
  failed_for_some_users: target => `Slack does not take the list of ${targetName(target)}’s members.`,
  subteam_max_users_exceeded: target => `${targetName(target)} has as many members as Slack allows.`,
};

/** Slack's errors about one person. */
const ofPeople: Record<string, string> = {
  cant_invite: 'Slack does not let them be added: their account is deactivated or may not be in channels.',
  no_permission: 'Slack does not let Foyer add them.',
  user_is_restricted: 'They are a guest, and the workspace lets only its admins add guests to channels.',
  ura_max_channels: 'They are a single-channel guest, who already has a channel.',
  user_not_found: 'Slack no longer knows them.',
  user_disabled: 'Their Slack account is deactivated.',
  invitee_cant_see_channel: 'The channel is not shared with a workspace that they are in.',
  org_user_not_in_team: 'They are not in this Slack workspace.',
  user_team_not_in_channel: 'They are not in this Slack workspace.',
  no_external_invite_permission: 'They belong to another Slack workspace.',
  cant_invite_self: 'This is Foyer itself.',
  not_supported: 'Slack does not let this person be removed from this channel.',
};

/** Slack's errors after which nobody can be removed, although people can be added. */
const ofRemovals: Record<string, (target: Pick<NamedTarget, 'command'>) => string> = {
  cant_kick_from_general: () =>
    'Everybody is in the workspace’s main channel: nobody can be removed from it.',
  restricted_action: denied,
};

/** Slack's temporary errors. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'fetch_members_failed',
  'team_added_to_org',
]);

export const personRefusal = (code: string): string | null => ofPeople[code] ?? null;

export const removalRefusal = (code: string, target: Pick<NamedTarget, 'command'>): string | null =>
  ofRemovals[code]?.(target) ?? null;

/** Why nothing can be changed in a channel or user group, as a sentence; null when it may be retried. */
export function targetRefusal(error: unknown, target: NamedTarget): string | null {
  const code = slackErrorCode(error);
  if (!code || passing.has(code)) return null;
  const missing = missingScope(error);
  if (missing) return `${missing} Then type ${target.command} sync.`;
  return ofPlaces[code]?.(target) ?? permanentFailure(error) ?? `Slack refuses it (${code}).`;
}

/** Why somebody can't be in any user group. Source: usergroups.users.update, "no guests or bots" */
export const unfit = {
  guest: 'They are a guest; Slack lets no guests into user groups.',
  bot: 'This is a bot; Slack lets no bots into user groups.',
  deactivated: 'Their Slack account is deactivated.',
  external: 'They belong to another Slack workspace.',
};

/** The reason for a person Slack refuses even alone. */
export const NOT_TAKEN =
  'Slack does not take them into user groups: a guest, a bot or a deactivated account.';

/** The reason for the last person when everybody has to leave a user group. */
export const lastOne = (target: NamedTarget) =>
  `A user group of Slack’s cannot be empty, so they stay in ${targetName(target)}. Add somebody else to it or disable it in Slack, then type ${target.command} sync.`;

/** Why a person isn't added: another company reads the channel. */
export const sharedOutside = (target: Named) =>
  `${targetName(target)} is shared with another company, so Foyer adds nobody there. Tie the group to another channel.`;

export const GIVEN_UP = 'Slack could not be reached for half an hour.';
