import { randomInt } from 'node:crypto';
import { isBuiltIn } from './built-in-commands.ts';
import { hex, idOf } from './ids.ts';
import type { Manifest, ManifestCommand, ManifestShortcut } from './manifest.ts';
import { signInScopes } from './openid/scopes.ts';
import type { WorkspaceSettings } from './settings.ts';

/** The bot scope each event needs (any one of those given); docs.slack.dev/reference/events. */
const eventScopes: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
  app_rate_limited: [],
  channel_archive: ['channels:read'],
  channel_created: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unarchive: ['channels:read'],
  channel_unshared: ['channels:read', 'groups:read'],
  file_deleted: ['files:read'],
  file_shared: ['files:read'],
  group_archive: ['groups:read'],
  group_rename: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  subteam_created: ['usergroups:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  team_domain_change: ['team:read'],
  team_join: ['users:read'],
  team_rename: ['team:read'],
  user_change: ['users:read'],
};

/** Slack takes redirect URLs with https alone, or on this machine, and never mixes Sign in with Slack with other scopes. */
function checkOAuth({ oauth_config: { redirect_urls = [], scopes } = {} }: Manifest): void {
  for (const address of redirect_urls) {
    const url = URL.parse(address);
    const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
    if (!url || (url.protocol !== 'https:' && !isLocal) || url.hash) {
      throw new Error(
        `The manifest has the redirect URL ${address}: it must be complete, use https and have no fragment.`,
      );
    }
  }
  const user = scopes?.user ?? [];
  const forSignIn = user.filter(scope => signInScopes.includes(scope));
  if (forSignIn.length > 0 && forSignIn.length < user.length) {
    throw new Error(
      'The manifest combines scopes of Sign in with Slack with other user scopes; each needs its own flow.',
    );
  }
  if (forSignIn.length > 0 && !forSignIn.includes('openid')) {
    throw new Error('The manifest has user scopes of Sign in with Slack without `openid`.');
  }
}

/** The app from its manifest; before `install` it has no scopes, no commands and no events. */
export class InstalledApp {
  readonly id: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  /** Two numbers with a dot. */
  readonly clientId: string;
  readonly clientSecret = hex(32);
  readonly signingSecret = hex(32);
  readonly verificationToken = hex(24);
  manifest: Manifest | undefined;
  #requestUrl: string | undefined;
  #granted: string[] = [];

  constructor(teamName: string) {
    this.id = idOf('A', `app of ${teamName}`);
    this.botId = idOf('B', `bot of ${teamName}`);
    this.botUserId = idOf('U', `bot user of ${teamName}`);
    this.botToken = `xoxb-${hex(12)}-${hex(24)}`;
    this.clientId = `${randomInt(1e9, 1e12)}.${randomInt(1e9, 1e12)}`;
    this.appToken = `xapp-1-${this.id}-${hex(13)}-${hex(32)}`;
  }

  /** Throws a sentence when Slack would refuse the manifest or the installation. */
  install(manifest: Manifest, settings: WorkspaceSettings, requestUrl?: string): void {
    const scopes = manifest.oauth_config?.scopes?.bot ?? [];
    const taken = (manifest.features?.slash_commands ?? []).find(({ command }) => isBuiltIn(command));
    if (taken && !settings.takesBuiltInCommands) {
      throw new Error(
        `We can’t translate a manifest with errors: the slash command ${taken.command} has an invalid name (invalid_name).`,
      );
    }
    const needsCommands = [
      ...(manifest.features?.slash_commands ?? []),
      ...(manifest.features?.shortcuts ?? []),
    ];
    if (needsCommands.length > 0 && !scopes.includes('commands')) {
      throw new Error('The manifest has slash commands or shortcuts but not the bot scope `commands`.');
    }
    for (const event of manifest.settings?.event_subscriptions?.bot_events ?? []) {
      const needed = eventScopes[event];
      if (!needed) throw new Error(`The simulator knows no bot event \`${event}\`.`);
      if (needed.length > 0 && !needed.some(scope => scopes.includes(scope))) {
        throw new Error(
          `The manifest subscribes to \`${event}\` without the bot scope \`${needed.join('` or `')}\`.`,
        );
      }
    }
    checkOAuth(manifest);
    const optional = settings.grantsOptionalScopes ? [] : (manifest.oauth_config?.scopes?.bot_optional ?? []);
    this.#granted = scopes.filter(scope => !optional.includes(scope));
    this.manifest = manifest;
    this.#requestUrl = requestUrl;
  }

  get name(): string {
    return (
      this.manifest?.features?.bot_user?.display_name ?? this.manifest?.display_information.name ?? 'app'
    );
  }

  /** The scopes granted at the installation. */
  get scopes(): string[] {
    return this.#granted;
  }

  get usesSocketMode(): boolean {
    return this.manifest?.settings?.socket_mode_enabled === true;
  }

  get isInteractive(): boolean {
    return this.manifest?.settings?.interactivity?.is_enabled === true;
  }

  get hasHomeTab(): boolean {
    return this.manifest?.features?.app_home?.home_tab_enabled === true;
  }

  /** Slack's default is an enabled messages tab. */
  get hasMessagesTab(): boolean {
    return this.manifest?.features?.app_home?.messages_tab_enabled !== false;
  }

  get isMessagesTabReadOnly(): boolean {
    return this.manifest?.features?.app_home?.messages_tab_read_only_enabled === true;
  }

  command(name: string): ManifestCommand | undefined {
    return this.manifest?.features?.slash_commands?.find(command => command.command === name);
  }

  globalShortcut(callbackId: string): ManifestShortcut | undefined {
    return this.manifest?.features?.shortcuts?.find(
      shortcut => shortcut.type === 'global' && shortcut.callback_id === callbackId,
    );
  }

  /** Does the app get this event, by its manifest name such as `message.im`? */
  subscribesTo(event: string): boolean {
    return this.manifest?.settings?.event_subscriptions?.bot_events?.includes(event) ?? false;
  }

  /** A command's URL over HTTP. */
  commandUrl(command: ManifestCommand): string | undefined {
    return this.#requestUrl ?? command.url;
  }

  interactivityUrl(): string | undefined {
    return this.#requestUrl ?? this.manifest?.settings?.interactivity?.request_url;
  }

  optionsUrl(): string | undefined {
    return (
      this.#requestUrl ??
      this.manifest?.settings?.interactivity?.message_menu_options_url ??
      this.interactivityUrl()
    );
  }

  eventsUrl(): string | undefined {
    return this.#requestUrl ?? this.manifest?.settings?.event_subscriptions?.request_url;
  }
}
