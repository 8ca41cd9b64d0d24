import type { Texts } from '../texts/en/texts.ts';
import { texts } from '../texts/texts.ts';
import { slackErrorCode } from './web-api.ts';

/**
 * Why Slack refuses a request permanently, where that is not Foyer's fault.
 * Source: docs.slack.dev, errors of conversations.open, files.getUploadURLExternal, files.completeUploadExternal and
 *   those that every method has
 */
const permanent: Record<string, keyof Texts['answers']['slackRefuses']> = {
  user_not_visible: 'noMessages',
  user_disabled: 'noMessages',
  user_not_found: 'noMessages',
  cannot_dm_bot: 'noMessages',
  messages_tab_disabled: 'noMessages',
  posting_to_channel_denied: 'noMessages',
  file_uploads_disabled: 'noUploads',
  file_uploads_except_images_disabled: 'noUploads',
  file_type_not_allowed: 'noUploads',
  file_upload_size_restricted: 'noRoom',
  storage_limit_reached: 'noRoom',
  enterprise_is_restricted: 'restricted',
  team_access_not_granted: 'restricted',
  app_access_restricted: 'restricted',
  access_denied: 'restricted',
  ekm_access_denied: 'restricted',
  restricted_action: 'restricted',
  no_permission: 'lacks',
  not_allowed_token_type: 'lacks',
  account_inactive: 'ended',
  invalid_auth: 'ended',
  not_authed: 'ended',
  token_expired: 'ended',
  token_revoked: 'ended',
};

/** The text for a request that Slack refuses; null for any other failure. */
export function slackRefusalText(error: unknown): string | null {
  const why = permanent[slackErrorCode(error) ?? ''];
  return why ? texts().answers.slackRefuses[why] : null;
}
