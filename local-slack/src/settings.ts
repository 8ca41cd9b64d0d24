/**
 * What the workspace's plan and its administrators allow, which decides Slack's refusals. A change takes effect at the
 * next call.
 */
export interface WorkspaceSettings {
  /** User groups come with paid plans; without them usergroups.* answers `plan_upgrade_required`. */
  hasUserGroups: boolean;
  /**
   * May everyone edit user groups? Only then may a bot (docs.slack.dev: usergroups.users.update), else
   * `permission_denied`.
   */
  everyoneEditsUserGroups: boolean;
  /** May everyone remove people from public channels? Else conversations.kick answers `restricted_action`. */
  everyoneRemovesFromPublicChannels: boolean;
  /** The same for private channels. */
  everyoneRemovesFromPrivateChannels: boolean;
  /** May everyone add people to channels? Else conversations.invite answers `no_permission` for each of them. */
  everyoneInvitesToChannels: boolean;
  /** May everyone add guests to channels? Else conversations.invite answers `user_is_restricted`. */
  everyoneInvitesGuests: boolean;
  /** May an app register a command that Slack has itself, such as /invite? Else the whole manifest is refused. */
  takesBuiltInCommands: boolean;
  /** Does the installer grant the scopes that the manifest calls optional (`bot_optional`)? */
  grantsOptionalScopes: boolean;
  /** Must one be an admin to install an app? */
  onlyAdminsInstall: boolean;
  /** Can people of other workspaces sign in to the app? Else Slack says `invalid_team_for_non_distributed_app`. */
  isAppDistributed: boolean;
}

/** A paid workspace that reserves nothing for its administrators, Slack's own commands for Slack, and the app for itself. */
export const openSettings: WorkspaceSettings = {
  hasUserGroups: true,
  everyoneEditsUserGroups: true,
  everyoneRemovesFromPublicChannels: true,
  everyoneRemovesFromPrivateChannels: true,
  everyoneInvitesToChannels: true,
  everyoneInvitesGuests: true,
  takesBuiltInCommands: false,
  grantsOptionalScopes: true,
  onlyAdminsInstall: false,
  isAppDistributed: false,
};

/**
 * A cautious company: only its administrators add people to channels, remove them, add guests, edit user groups and
 * install apps.
 * `startSimulator({ settings: cautiousSettings })` starts there.
 */
export const cautiousSettings: Partial<WorkspaceSettings> = {
  everyoneEditsUserGroups: false,
  everyoneRemovesFromPublicChannels: false,
  everyoneRemovesFromPrivateChannels: false,
  everyoneInvitesToChannels: false,
  everyoneInvitesGuests: false,
  onlyAdminsInstall: true,
};
