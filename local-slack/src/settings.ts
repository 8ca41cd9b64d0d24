/** What the workspace's plan and its administrators allow; Slack's refusals follow from it. Changed at any time, it holds from the next call. */
export interface WorkspaceSettings {
  /** User groups come with paid plans; without them usergroups.* answers `plan_upgrade_required`. */
  hasUserGroups: boolean;
  /** Whether everyone may edit user groups: a bot may only then (docs.slack.dev: usergroups.users.update), else `permission_denied`. */
  everyoneEditsUserGroups: boolean;
  /** Whether everyone may remove people from public channels; else conversations.kick answers `restricted_action`. */
  everyoneRemovesFromPublicChannels: boolean;
  /** The same of private channels. */
  everyoneRemovesFromPrivateChannels: boolean;
  /** Whether everyone may add guests to channels; else conversations.invite answers `user_is_restricted`. */
  everyoneInvitesGuests: boolean;
  /** Whether an app may register a command that Slack has itself, e.g. /invite; else the manifest is refused whole. */
  takesBuiltInCommands: boolean;
  /** Whether who installs an app grants what its manifest calls optional (`bot_optional`). */
  grantsOptionalScopes: boolean;
}

/** A paid workspace that reserves nothing for its administrators, and Slack's own commands for Slack. */
export const openSettings: WorkspaceSettings = {
  hasUserGroups: true,
  everyoneEditsUserGroups: true,
  everyoneRemovesFromPublicChannels: true,
  everyoneRemovesFromPrivateChannels: true,
  everyoneInvitesGuests: true,
  takesBuiltInCommands: false,
  grantsOptionalScopes: true,
};
