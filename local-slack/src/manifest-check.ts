import { isBuiltIn } from './built-in-commands.ts';
import type { Manifest } from './manifest.ts';
import { signInScopes } from './openid/scopes.ts';

/** The bot scope each event needs (any one of those given); docs.slack.dev/reference/events. */
const eventScopes: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_rate_limited: [],
  app_uninstalled: [],
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
  team_access_granted: [],
  team_access_revoked: [],
  team_domain_change: ['team:read'],
  team_join: ['users:read'],
  team_rename: ['team:read'],
  tokens_revoked: [],
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

/** Throws a sentence when Slack would refuse the manifest. */
export function checkManifest(manifest: Manifest, takesBuiltInCommands: boolean): void {
  const scopes = manifest.oauth_config?.scopes?.bot ?? [];
  const taken = (manifest.features?.slash_commands ?? []).find(({ command }) => isBuiltIn(command));
  if (taken && !takesBuiltInCommands) {
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
}
