import { type LinkKind, targetName } from '../../domain/link-target.ts';
import { missingScopes } from '../../slack/scopes.ts';
import { permanentFailure } from '../../slack/slack-failure.ts';
import { slackErrorCode } from '../../slack/web-api.ts';
import type { PlainReason, Reason } from '../../texts/reasons.ts';

/** A channel or user group, and the command in a form that people of its workspace can type. */
interface NamedTarget {
  kind: LinkKind;
  name: string;
  command: string;
}

type PlaceReason =
  | 'foyer-not-there'
  | 'target-archived'
  | 'target-full'
  | 'target-moving'
  | 'list-refused'
  | 'user-group-gone'
  | 'admins-only'
  | 'no-user-groups';

/**
 * Slack's errors about the channel or user group, or about Foyer's rights there.
 * Source: docs.slack.dev, conversations.invite, .kick, .join, .members, usergroups.users.list and .update, errors
 */
const ofPlaces: Record<string, PlaceReason> = {
  channel_not_found: 'foyer-not-there',
  not_in_channel: 'foyer-not-there',
  method_not_supported_for_channel_type: 'foyer-not-there',
  app_cannot_join_channel: 'foyer-not-there',
  channel_is_limited_access: 'foyer-not-there',
  is_archived: 'target-archived',
  too_many_members: 'target-full',
  external_channel_migrating: 'target-moving',
  restricted_action: 'admins-only',
  plan_upgrade_required: 'no-user-groups',
  permission_denied: 'admins-only',
  no_such_subteam: 'user-group-gone',
  invalid_users: 'list-refused',
  failed_for_some_users: 'list-refused',
  subteam_max_users_exceeded: 'target-full',
};

/** Slack's errors about one person. */
const ofPeople: Record<string, PlainReason> = {
  cant_invite: 'cannot-be-added',
  no_permission: 'foyer-cannot-add',
  user_is_restricted: 'guest-in-channel',
  ura_max_channels: 'single-channel-guest',
  user_not_found: 'unknown-person',
  user_disabled: 'account-deactivated',
  invitee_cant_see_channel: 'channel-not-shared-with-them',
  org_user_not_in_team: 'not-in-workspace',
  user_team_not_in_channel: 'not-in-workspace',
  no_external_invite_permission: 'other-workspace',
  cant_invite_self: 'is-foyer',
  not_supported: 'cannot-be-removed',
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

/** Why Slack doesn't add or remove one person; null when the error isn't about them. */
export function personRefusal(error: string): Reason | null {
  const code = ofPeople[error];
  return code ? { code } : null;
}

/** Why nobody can be removed, although people can be added; null for other errors. */
export function removalRefusal(error: string, { command }: Pick<NamedTarget, 'command'>): Reason | null {
  if (error === 'cant_kick_from_general') return { code: 'main-channel' };
  return error === 'restricted_action' ? { code: 'admins-only', command } : null;
}

/** Why nothing can be changed in a channel or user group; null when it may be retried. */
export function targetRefusal(error: unknown, target: NamedTarget): Reason | null {
  const code = slackErrorCode(error);
  if (!code || passing.has(code)) return null;
  const { command } = target;
  const scopes = missingScopes(error);
  if (scopes) return { code: 'scopes-missing', scopes, command };
  const place = ofPlaces[code];
  if (place) return { code: place, target: targetName(target), command };
  return permanentFailure(error) ?? { code: 'slack-refuses', error: code };
}

/** Why somebody can't be in any user group. Source: usergroups.users.update, "no guests or bots" */
export const unfit = {
  guest: { code: 'guest-in-user-group' },
  bot: { code: 'bot-in-user-group' },
  deactivated: { code: 'account-deactivated' },
  external: { code: 'other-workspace' },
} as const satisfies Record<string, Reason>;
