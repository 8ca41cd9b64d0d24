import { slackErrorCode } from './web-api.ts';

const ended = 'Foyer’s access to Slack has ended. An admin must install it again.';
const lacks = 'Foyer lacks a permission in Slack. An admin must install it again.';
const restricted =
  'Your organization’s settings in Slack don’t let Foyer do this. Ask a Slack admin to allow it.';
const noUploads = 'This workspace doesn’t let Foyer send files. Ask a workspace admin to allow file uploads.';
const noRoom = 'Slack has no room for this file: the workspace has reached its limit. Ask a workspace admin.';
const noMessages = 'Slack doesn’t let Foyer send you direct messages. Ask a workspace admin to allow it.';

/**
 * Text for a request that Slack refuses permanently and that is not Foyer's fault.
 * Source: docs.slack.dev, errors of conversations.open, files.getUploadURLExternal, files.completeUploadExternal and
 *   those that every method has
 */
const texts: Record<string, string> = {
  user_not_visible: noMessages,
  user_disabled: noMessages,
  user_not_found: noMessages,
  cannot_dm_bot: noMessages,
  messages_tab_disabled: noMessages,
  posting_to_channel_denied: noMessages,
  file_uploads_disabled: noUploads,
  file_uploads_except_images_disabled: noUploads,
  file_type_not_allowed: noUploads,
  file_upload_size_restricted: noRoom,
  storage_limit_reached: noRoom,
  enterprise_is_restricted: restricted,
  team_access_not_granted: restricted,
  app_access_restricted: restricted,
  access_denied: restricted,
  ekm_access_denied: restricted,
  restricted_action: restricted,
  no_permission: lacks,
  not_allowed_token_type: lacks,
  account_inactive: ended,
  invalid_auth: ended,
  not_authed: ended,
  token_expired: ended,
  token_revoked: ended,
};

/** The text for a request that Slack refuses; null for any other failure. */
export function slackRefusalText(error: unknown): string | null {
  return texts[slackErrorCode(error) ?? ''] ?? null;
}
