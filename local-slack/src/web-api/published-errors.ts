/** Why the local Slack never answers with an error that Slack publishes. */
export const reasons = {
  demand: 'Only on demand: `slack.faults`.',
  pace: 'Answered with HTTP status 429 when the app calls too fast.',
  grid: 'It takes an organization that shares people, channels or user groups among its workspaces.',
  posting: 'Channels have no posting permissions.',
  drafts: 'Apps have no drafts.',
  sharing: 'What other companies can be sent has no settings.',
  plan: 'There are no usage limits of free plans.',
  arguments: 'Such arguments are refused as `invalid_arguments`, or under another code of this method.',
  legacy: 'It concerns legacy apps, guests as callers, or the tokens of people.',
  kinds: 'Such channels, messages and files don’t exist here.',
  uploads: 'Uploads have no restrictions, and the text of a file isn’t looked at.',
  trouble: 'Slack’s own trouble, which no call causes.',
  number: 'Slack doesn’t publish the number.',
  paging: 'The list comes in one page.',
  installing: 'The app is installed already, and its tokens don’t change.',
} as const;

export interface PublishedErrors {
  /** The codes that a call can cause, separated by spaces. */
  caused: string;
  /** The others, by the reason why no call causes them. */
  not?: Partial<Record<keyof typeof reasons, string>>;
}

const ofMessages =
  'channel_not_found invalid_blocks invalid_blocks_format markdown_text_conflict no_text too_many_attachments';
const ofMetadata = 'invalid_metadata_format invalid_metadata_schema metadata_too_large';
const ofTriggers = 'exchanged_trigger_id expired_trigger_id invalid_trigger_id';

/**
 * The errors that docs.slack.dev publishes for each method (August 2026), beside those that every method has. A test
 * causes each of the first kind.
 */
export const publishedErrors: Record<string, PublishedErrors> = {
  'apps.connections.open': {
    caused: 'invalid_auth',
    not: { demand: 'internal_error', grid: 'forbidden_team', arguments: 'insecure_request missing_args' },
  },
  'auth.test': { caused: 'invalid_auth', not: { demand: 'internal_error' } },
  'blocks.validate': {
    caused: 'invalid_arguments invalid_blocks invalid_view invalid_message',
    not: { pace: 'ratelimited' },
  },
  'apps.uninstall': {
    caused: 'bad_client_secret invalid_client_id no_permission',
    not: { demand: 'internal_error', arguments: 'client_id_token_mismatch' },
  },
  'auth.revoke': { caused: '', not: { demand: 'internal_error', legacy: 'not_bearer_token' } },
  'bots.info': {
    caused: 'bot_not_found missing_argument team_not_found',
    not: { arguments: 'bots_not_found' },
  },
  'chat.delete': { caused: 'cant_delete_message channel_not_found message_not_found' },
  'chat.getPermalink': { caused: 'channel_not_found message_not_found' },
  'chat.postEphemeral': {
    caused: `${ofMessages} invalid_attachments is_archived messages_tab_disabled msg_too_long not_in_channel user_not_in_channel`,
    not: {
      posting: 'restricted_action',
      plan: 'message_limit_exceeded',
      kinds: 'cannot_reply_to_message',
    },
  },
  'chat.postMessage': {
    caused: `${ofMessages} ${ofMetadata} is_archived messages_tab_disabled msg_blocks_too_long not_in_channel`,
    not: {
      pace: 'rate_limited',
      grid: 'team_not_found',
      posting:
        'app_access_restricted ekm_access_denied restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_locked restricted_action_thread_only_channel',
      drafts: 'draft_already_deleted draft_already_sent draft_has_conflict draft_not_found',
      plan: 'message_limit_exceeded',
      sharing:
        'slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked',
      legacy:
        'as_user_not_supported send_on_behalf_not_allowed metadata_must_be_sent_from_app duplicate_channel_not_found duplicate_message_not_found',
      kinds: 'cannot_reply_to_message missing_file_data too_many_contact_cards',
      number: 'attachment_payload_limit_exceeded',
    },
  },
  'chat.update': {
    caused: `${ofMessages} ${ofMetadata} invalid_attachments cant_update_message is_inactive message_not_found msg_too_long`,
    not: {
      grid: 'team_not_found external_channel_migrating',
      posting: 'posting_to_channel_denied edit_window_closed',
      plan: 'message_limit_exceeded',
      sharing:
        'slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked slack_connect_file_upload_sharing_blocked',
      legacy: 'as_user_not_supported metadata_must_be_sent_from_app',
      kinds:
        'cant_broadcast_message no_dual_broadcast_content_update streaming_state_conflict block_mismatch',
      uploads:
        'blocked_file_type file_deleted file_is_deleted file_not_found file_share_limit_reached max_file_sharing_exceeded unable_to_share_files',
      trouble: 'update_failed',
    },
  },
  'conversations.info': {
    caused: 'channel_not_found missing_scope',
    not: { kinds: 'channel_is_limited_access' },
  },
  'conversations.invite': {
    caused:
      'already_in_channel cant_invite cant_invite_self channel_not_found is_archived method_not_supported_for_channel_type missing_scope no_external_invite_permission no_permission no_user not_in_channel ura_max_channels user_is_restricted user_not_found',
    not: {
      grid: 'invitee_cant_see_channel org_user_not_in_team external_channel_migrating',
      kinds: 'app_cannot_join_channel',
    },
  },
  'conversations.join': {
    caused: 'channel_not_found is_archived method_not_supported_for_channel_type missing_scope',
    not: { kinds: 'channel_is_limited_access', number: 'too_many_members' },
  },
  'conversations.kick': {
    caused:
      'cant_kick_from_general cant_kick_self channel_not_found method_not_supported_for_channel_type missing_scope not_in_channel not_supported restricted_action user_not_found',
  },
  'conversations.list': {
    caused: 'invalid_cursor invalid_limit invalid_types missing_argument missing_scope',
    not: { legacy: 'method_not_supported_for_channel_type' },
  },
  'conversations.members': {
    caused: 'channel_not_found invalid_cursor invalid_limit missing_scope',
    not: { kinds: 'method_not_supported_for_channel_type', trouble: 'fetch_members_failed' },
  },
  'conversations.open': {
    caused:
      'channel_not_found method_not_supported_for_channel_type missing_scope too_many_users user_disabled user_not_found user_not_visible users_list_not_supplied',
    not: { kinds: 'invalid_user_combination not_enough_users' },
  },
  'files.completeUploadExternal': {
    caused:
      'channel_not_found channels_limit_exceeded file_not_found invalid_blocks not_in_channel posting_to_channel_denied',
    not: {
      arguments: 'invalid_channel',
      uploads: 'access_denied file_type_not_allowed file_uploads_except_images_disabled',
      trouble: 'file_update_failed',
    },
  },
  'files.getUploadURLExternal': {
    caused: 'alt_txt_too_large missing_argument snippet_too_large storage_limit_reached unknown_snippet_type',
    not: {
      arguments: 'unknown_subtype',
      uploads:
        'file_upload_size_restricted file_uploads_disabled file_type_not_allowed file_uploads_except_images_disabled',
    },
  },
  'files.info': {
    caused: 'file_deleted file_not_found',
    not: {
      arguments: 'access_denied not_visible',
      sharing: 'slack_connect_canvas_sharing_blocked',
      kinds:
        'canvas_globally_disabled canvas_disabled_user_team canvas_disabled_file_team template_not_visible',
    },
  },
  'oauth.v2.access': {
    caused:
      'bad_client_secret bad_redirect_uri cannot_install_an_org_installed_app code_already_used invalid_client_id invalid_code invalid_code_verifier invalid_grant_type invalid_refresh_token pkce_not_allowed',
    not: {
      arguments: 'no_scopes oauth_authorization_url_mismatch',
      trouble: 'preview_feature_not_available',
      kinds: 'user_email_unverified',
    },
  },
  'oauth.v2.exchange': {
    caused:
      'authorization_not_found bad_client_secret invalid_client_id invalid_token token_already_exchanged token_rotation_not_enabled',
    not: { demand: 'internal_error' },
  },
  'openid.connect.token': {
    caused:
      'bad_client_secret bad_redirect_uri invalid_client_id invalid_code invalid_grant invalid_grant_type invalid_refresh_token invalid_request',
    not: {
      grid: 'cannot_install_an_org_installed_app',
      arguments: 'invalid_client oauth_authorization_url_mismatch unsupported_grant_type',
      installing: 'preview_feature_not_available',
    },
  },
  'openid.connect.userInfo': { caused: '' },
  'team.info': {
    caused: 'team_not_found team_not_on_enterprise',
    not: {
      grid: 'enterprise_not_found org_not_found',
      legacy: 'fail_to_get_teams_for_restricted_user missing_user user_not_found',
    },
  },
  'usergroups.disable': {
    caused: 'missing_argument permission_denied plan_upgrade_required',
    not: {
      grid: 'target_team_not_on_org target_team_must_be_specified_in_org_context',
    },
  },
  'usergroups.enable': {
    caused: 'missing_argument permission_denied plan_upgrade_required',
  },
  'usergroups.list': {
    caused: 'missing_argument plan_upgrade_required',
    not: { grid: 'invalid_team', paging: 'invalid_cursor', trouble: 'users_not_found' },
  },
  'usergroups.users.list': {
    caused: 'no_such_subteam plan_upgrade_required',
    not: { paging: 'invalid_cursor' },
  },
  'usergroups.users.update': {
    caused:
      'failed_for_some_users invalid_users missing_argument no_users_provided permission_denied plan_upgrade_required',
    not: { number: 'subteam_max_users_exceeded' },
  },
  'users.conversations': {
    caused: 'invalid_cursor invalid_limit invalid_types missing_argument missing_scope',
    not: { legacy: 'method_not_supported_for_channel_type' },
  },
  'users.info': {
    caused: 'user_not_found',
    not: { legacy: 'user_not_visible', arguments: 'too_many_users' },
  },
  'users.list': { caused: 'invalid_cursor limit_required missing_argument' },
  'users.lookupByEmail': { caused: 'users_not_found', not: { grid: 'enterprise_is_restricted' } },
  'views.open': { caused: `${ofTriggers} duplicate_external_id view_too_large` },
  'views.publish': {
    caused: 'duplicate_external_id hash_conflict not_enabled not_allowed_token_type view_too_large',
    not: { arguments: 'missing_profile_id', trouble: 'not_implemented' },
  },
  'views.push': {
    caused: `${ofTriggers} duplicate_external_id not_found push_limit_reached view_too_large`,
  },
  'views.update': { caused: 'duplicate_external_id hash_conflict not_found view_too_large' },
};
