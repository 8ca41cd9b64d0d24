import { ErrorCode } from '@slack/web-api';
import type { PlainReason, Reason } from '../texts/reasons.ts';
import { missingScopes } from './scopes.ts';
import { slackErrorCode } from './web-api.ts';

/**
 * Slack's permanent errors, and why a message could not be delivered.
 * Source: docs.slack.dev, chat.postMessage and chat.update, errors
 */
const permanent: Record<string, PlainReason> = {
  user_disabled: 'account-deactivated',
  is_inactive: 'account-deactivated',
  user_not_found: 'unknown-person',
  users_not_found: 'unknown-person',
  user_not_visible: 'hidden-person',
  cannot_dm_bot: 'is-bot',
  user_is_bot: 'is-bot',
  messages_tab_disabled: 'messages-tab-off',
  channel_not_found: 'channel-unreachable',
  not_in_channel: 'channel-unreachable',
  is_archived: 'channel-archived',
  restricted_action_read_only_channel: 'posting-not-allowed',
  restricted_action_thread_only_channel: 'posting-not-allowed',
  ekm_access_denied: 'posting-not-allowed',
  app_access_restricted: 'app-not-allowed',
  team_not_found: 'access-ended',
  restricted_action: 'posting-not-allowed',
  restricted_action_non_threadable_channel: 'posting-not-allowed',
  restricted_action_thread_locked: 'posting-not-allowed',
  posting_to_channel_denied: 'posting-not-allowed',
  enterprise_is_restricted: 'posting-not-allowed',
  team_access_not_granted: 'posting-not-allowed',
  access_denied: 'posting-not-allowed',
  not_allowed_token_type: 'access-ended',
  account_inactive: 'access-ended',
  invalid_auth: 'access-ended',
  not_authed: 'access-ended',
  token_revoked: 'access-ended',
  token_expired: 'access-ended',
  no_permission: 'permission-missing',
  invalid_blocks: 'message-refused',
  invalid_arguments: 'message-refused',
  msg_too_long: 'message-refused',
  msg_blocks_too_long: 'message-refused',
};

/** Why a call can never succeed; null when it may be retried. */
export function permanentFailure(error: unknown): Reason | null {
  const scopes = missingScopes(error);
  if (scopes) return { code: 'scopes-missing', scopes };
  const code = permanent[slackErrorCode(error) ?? ''];
  return code ? { code } : null;
}

/** How long Slack asks to wait, in seconds; null when it doesn't. */
export function retryAfter(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === ErrorCode.RateLimitedError && 'retryAfter' in error) return Number(error.retryAfter);
  return ['ratelimited', 'rate_limited'].includes(slackErrorCode(error) ?? '') ? 1 : null;
}
