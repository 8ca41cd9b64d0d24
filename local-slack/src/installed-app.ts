import type { AppConfiguration } from './app-configuration.ts';
import type { Manifest, ManifestCommand, ManifestShortcut } from './manifest.ts';
import type { Installation } from './oauth/installation.ts';

/** The app as one workspace sees it. Before it is installed there, it has no scopes, no commands and no events. */
export class InstalledApp {
  readonly configuration: AppConfiguration;
  /** The workspace's own installation. */
  readonly own: Installation;
  /** That of the whole organization, once it was added to this workspace. */
  ofOrganization: Installation | undefined;

  constructor(configuration: AppConfiguration, own: Installation) {
    this.configuration = configuration;
    this.own = own;
  }

  get installation(): Installation {
    return this.ofOrganization ?? this.own;
  }

  get id(): string {
    return this.configuration.id;
  }

  get botId(): string {
    return this.installation.botId;
  }

  get botUserId(): string {
    return this.installation.botUserId;
  }

  get appToken(): string {
    return this.configuration.appToken;
  }

  get clientId(): string {
    return this.configuration.clientId;
  }

  get clientSecret(): string {
    return this.configuration.clientSecret;
  }

  get signingSecret(): string {
    return this.configuration.signingSecret;
  }

  get verificationToken(): string {
    return this.configuration.verificationToken;
  }

  get name(): string {
    return this.configuration.name;
  }

  /** What the app has in this workspace: nothing where it isn't installed. */
  get manifest(): Manifest | undefined {
    return this.installation.isActive ? this.configuration.manifest : undefined;
  }

  /** The scopes granted at the installation. */
  get scopes(): string[] {
    return this.installation.scopes;
  }

  get usesSocketMode(): boolean {
    return this.configuration.usesSocketMode;
  }

  get isInteractive(): boolean {
    return this.manifest?.settings?.interactivity?.is_enabled === true;
  }

  get hasHomeTab(): boolean {
    return this.manifest?.features?.app_home?.home_tab_enabled === true;
  }

  /** Slack's default is an enabled messages tab. */
  get hasMessagesTab(): boolean {
    return this.manifest !== undefined && this.manifest.features?.app_home?.messages_tab_enabled !== false;
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
    return this.configuration.requestUrl ?? command.url;
  }

  interactivityUrl(): string | undefined {
    const { requestUrl, manifest } = this.configuration;
    return requestUrl ?? manifest?.settings?.interactivity?.request_url;
  }

  optionsUrl(): string | undefined {
    const { requestUrl, manifest } = this.configuration;
    return (
      requestUrl ?? manifest?.settings?.interactivity?.message_menu_options_url ?? this.interactivityUrl()
    );
  }

  eventsUrl(): string | undefined {
    const { requestUrl, manifest } = this.configuration;
    return requestUrl ?? manifest?.settings?.event_subscriptions?.request_url;
  }
}
