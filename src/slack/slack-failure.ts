import { ErrorCode } from '@slack/web-api';
import { missingScope } from './scopes.ts';
import { slackErrorCode } from './web-api.ts';

/** Nobody reads messages to this person. */
const ACCOUNT_GONE = 'Slack says that this person’s account is deactivated.';

/** Why nobody reads, or may read, a message to a person by name. */
export const accountGone = {
  deactivated: (name: string) => `${name}’s Slack account is deactivated.`,
  external: (name: string) => `${name} is in another Slack workspace now.`,
  guest: (name: string) => `${name} is a guest in Slack now, without rights.`,
};

export const CHANNEL_SHARED = 'The channel is shared with another company.';
export const UNKNOWN_PERSON = 'Slack no longer knows this person.';
const channel = 'Foyer can’t post in the channel. It’s gone, or it’s private and Foyer isn’t in it.';
const restricted = 'The workspace or its organization does not allow Foyer to post there.';
const revoked = 'Foyer’s access to Slack has ended; it must be installed again.';

/**
 * Slack's permanent errors, and the text for the person who caused the message.
 * Source: docs.slack.dev, chat.postMessage and chat.update, errors
 */
const permanent: Record<string, string> = {
  user_disabled: ACCOUNT_GONE,
  is_inactive: ACCOUNT_GONE,
  user_not_found: UNKNOWN_PERSON,
  users_not_found: UNKNOWN_PERSON,
  user_not_visible: 'This person is hidden from Foyer in Slack.',
  cannot_dm_bot: 'This is a bot, which can’t get direct messages.',
  user_is_bot: 'This is a bot, which can’t get direct messages.',
  messages_tab_disabled: 'Foyer’s Messages tab is switched off in Slack; an admin must switch it on.',
  channel_not_found: channel,
  not_in_channel: channel,
  is_archived: 'The channel is archived.',
  restricted_action_read_only_channel: 'The workspace does not allow Foyer to post there.',
  restricted_action_thread_only_channel: 'The workspace does not allow Foyer to post there.',
  ekm_access_denied: 'The workspace does not allow Foyer to post there.',
  app_access_restricted: 'The workspace does not let this person use Foyer.',
  team_not_found: revoked,
  restricted_action: 'The workspace does not allow Foyer to post there.',
  restricted_action_non_threadable_channel: 'The workspace does not allow Foyer to post there.',
  restricted_action_thread_locked: restricted,
  posting_to_channel_denied: restricted,
  enterprise_is_restricted: restricted,
  team_access_not_granted: restricted,
  access_denied: restricted,
  not_allowed_token_type: revoked,
  account_inactive: revoked,
  invalid_auth: revoked,
  not_authed: revoked,
  token_revoked: revoked,
  token_expired: revoked,
  no_permission: 'Foyer lacks a permission in Slack; an admin must install it again.',
  invalid_blocks: 'Slack did not accept the message. This is a fault of Foyer; please report it.',
  invalid_arguments: 'Slack did not accept the message. This is a fault of Foyer; please report it.',
  msg_too_long: 'Slack did not accept the message. This is a fault of Foyer; please report it.',
  msg_blocks_too_long: 'Slack did not accept the message. This is a fault of Foyer; please report it.',
};

/** Why a call can never succeed, as a sentence; null when it may be retried. */
export function permanentFailure(error: unknown): string | null {
  const code = slackErrorCode(error);
  return missingScope(error) ?? (code ? (permanent[code] ?? null) : null);
}

/** How long Slack asks to wait, in seconds; null when it doesn't. */
export function retryAfter(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === ErrorCode.RateLimitedError && 'retryAfter' in error) return Number(error.retryAfter);
  return ['ratelimited', 'rate_limited'].includes(slackErrorCode(error) ?? '') ? 1 : null;
}
