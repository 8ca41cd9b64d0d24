import { ApiError } from '../api-error.ts';
import type { World } from '../world.ts';
import type { Installation } from './installation.ts';
import type { OAuth } from './oauth.ts';
import type { IssuedToken } from './tokens.ts';

/** What OAuth answers about an installation and its new token. */
function answerOf(oauth: OAuth, installation: Installation, issued: IssuedToken): Record<string, unknown> {
  const [world] = installation.worlds;
  const { organization, scopes, botUserId } = installation;
  const enterprise = organization ?? world?.team.enterprise;
  return {
    ...issued,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: botUserId,
    app_id: oauth.configuration.id,
    team: organization || !world ? null : { id: world.team.id, name: world.team.name },
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: installation.isEnterpriseInstall,
  };
}

/** Installs the app, or again; answers as oauth.v2.access does. Throws `cannot_install_an_org_installed_app`. */
export function install(
  oauth: OAuth,
  installation: Installation,
  scopes: string[],
  by: string,
): Record<string, unknown> {
  const isOfOrganization = [...installation.worlds].some(({ app }) => app.installation !== installation);
  if (isOfOrganization) throw new ApiError('cannot_install_an_org_installed_app');
  installation.grant(scopes, by);
  const issued = oauth.configuration.rotatesTokens
    ? oauth.tokens.rotating(installation)
    : oauth.tokens.lasting(installation);
  for (const world of installation.worlds) world.changes.announce({ kind: 'app' });
  return { ...answerOf(oauth, installation, issued), authed_user: { id: by } };
}

/** The next token for a refresh token; throws `invalid_refresh_token`. */
export function refresh(oauth: OAuth, refreshToken: string): Record<string, unknown> {
  const installation = oauth.tokens.takeRefresh(refreshToken);
  return answerOf(oauth, installation, oauth.tokens.rotating(installation));
}

/** Throws as oauth.v2.exchange does. */
export function exchange(oauth: OAuth, token: string): Record<string, unknown> {
  const { installation, issued } = oauth.tokens.exchange(token);
  return answerOf(oauth, installation, issued);
}

/** The bot user is gone: it leaves the channels, and what it shows closes. */
export function leave(world: World): void {
  for (const channel of world.channels.all()) if (!channel.isIm) channel.appIsMember = false;
  world.views.clear();
  world.responseUrls.clear();
  world.changes.announce({ kind: 'app' });
}

/** Slack doesn't promise which of the two events of an uninstallation comes first (docs.slack.dev, app_uninstalled). */
export type LastEvents = readonly ('tokens_revoked' | 'app_uninstalled')[];

/**
 * Removes the app: its tokens die, deliveries stop, and it gets the last two events, if it subscribed. Resolves once they
 * are delivered.
 */
export async function uninstall(
  oauth: OAuth,
  installation: Installation,
  events: LastEvents = ['tokens_revoked', 'app_uninstalled'],
): Promise<void> {
  oauth.tokens.endAll(installation, 'account_inactive');
  installation.end();
  for (const world of installation.worlds) {
    world.events.stop();
    leave(world);
  }
  await sendLast(oauth, installation, events);
}

/** Tells the app which of its tokens are gone, and that it is uninstalled. */
export async function sendLast(oauth: OAuth, installation: Installation, events: LastEvents): Promise<void> {
  for (const type of events) {
    const tokens = type === 'tokens_revoked' && { tokens: { oauth: [], bot: [installation.botUserId] } };
    await tellAbout(oauth, installation, { type, ...tokens });
  }
}

/** Sends an event about an installation: from its workspace, or from none when it is an organization's. */
async function tellAbout(
  oauth: OAuth,
  installation: Installation,
  event: Record<string, unknown>,
): Promise<void> {
  const [world] = installation.worlds;
  const from = installation.isEnterpriseInstall ? oauth.lobby : world;
  await from?.events.emitAbout(event, installation);
}

/** An organization's admins add the app to workspaces. */
export async function addTo(oauth: OAuth, installation: Installation, worlds: World[]): Promise<void> {
  for (const world of worlds) {
    installation.worlds.add(world);
    world.app.ofOrganization = installation;
    world.changes.announce({ kind: 'app' });
  }
  const team_ids = worlds.map(world => world.team.id);
  await tellAbout(oauth, installation, { type: 'team_access_granted', team_ids });
}

/** An organization's admins remove the app from workspaces; its token goes on working in the others. */
export async function removeFrom(oauth: OAuth, installation: Installation, worlds: World[]): Promise<void> {
  for (const world of worlds) {
    installation.worlds.delete(world);
    world.app.ofOrganization = undefined;
    world.events.stop();
    leave(world);
  }
  const team_ids = worlds.map(world => world.team.id);
  await tellAbout(oauth, installation, { type: 'team_access_revoked', team_ids });
}
