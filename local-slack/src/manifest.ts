/** The parts of an app manifest that decide what Slack sends to the app and accepts from it. */
export interface Manifest {
  display_information: { name: string; description?: string };
  features?: {
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
    bot_user?: { display_name: string; always_online?: boolean };
    slash_commands?: ManifestCommand[];
    shortcuts?: ManifestShortcut[];
  };
  oauth_config?: {
    /** Where Slack sends people back to who sign in: these addresses and those below. */
    redirect_urls?: string[];
    /** The app is a public client and uses PKCE. */
    pkce_enabled?: boolean;
    /** `bot_optional`: scopes of `bot` that the installer may leave out. */
    scopes?: { bot?: string[]; bot_optional?: string[]; user?: string[] };
  };
  settings?: {
    event_subscriptions?: { request_url?: string; bot_events?: string[] };
    interactivity?: { is_enabled: boolean; request_url?: string; message_menu_options_url?: string };
    socket_mode_enabled?: boolean;
    /** Access tokens live twelve hours, and each has its refresh token. */
    token_rotation_enabled?: boolean;
    /** The app can be installed in a whole Enterprise organization. */
    org_deploy_enabled?: boolean;
  };
}

export interface ManifestCommand {
  command: string;
  url?: string;
  description: string;
  usage_hint?: string;
  should_escape?: boolean;
}

export interface ManifestShortcut {
  name: string;
  type: 'global' | 'message';
  callback_id: string;
  description: string;
}
