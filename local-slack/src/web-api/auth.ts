import { ApiError } from '../api-error.ts';
import { leave, sendLast, uninstall } from '../oauth/install.ts';
import type { World } from '../world.ts';
import type { Method, Values } from './method.ts';
import { flag, optionalText } from './method.ts';
import { checkSecret } from './oauth.ts';

/**
 * Revokes one token. The last one of an installation deactivates the bot user, which leaves its channels, and the app
 * is uninstalled ("An app is not uninstalled until its final user and bot tokens are revoked", docs.slack.dev,
 * app_uninstalled; seen: github.com/slackapi/bolt-js issue 1347). From an organization only its admins remove it
 * (docs.slack.dev, auth.revoke). Of tokens that rotate, one is revoked and no event tells (issue 1965).
 */
function revoke(world: World, token: string): void {
  const { oauth, traffic } = world;
  const installation = oauth.tokens.owner(token);
  if (!installation) throw new ApiError('not_bearer_token');
  if (oauth.tokens.isRotating(token)) {
    oauth.tokens.revoke(token, 'token_revoked');
    return;
  }
  const done = traffic.begin();
  oauth.tokens.revoke(token, 'account_inactive');
  if (installation.isEnterpriseInstall) {
    for (const place of installation.worlds) leave(place);
    void sendLast(oauth, installation, ['tokens_revoked']).finally(done);
  } else {
    void uninstall(oauth, installation).finally(done);
  }
}

export const authMethods: Record<string, Method> = {
  'auth.test': {
    arguments: {},
    isAboutToken: true,
    scopes: [],
    token: 'bot',
    takesJson: true,
    run: ({ app, team, oauth }, _values, token) => {
      const { organization, isEnterpriseInstall, botUserId, botId } =
        oauth.tokens.owner(token) ?? app.installation;
      const enterprise = organization ?? team.enterprise;
      const expires_in = token && oauth.tokens.expiresIn(token);
      return {
        url: `https://${team.domain}.slack.com/`,
        team: organization?.name ?? team.name,
        user: app.name.toLowerCase(),
        team_id: organization?.id ?? team.id,
        user_id: botUserId,
        bot_id: botId,
        ...(enterprise && { enterprise_id: enterprise.id }),
        is_enterprise_install: isEnterpriseInstall,
        ...(expires_in !== undefined && { expires_in }),
      };
    },
  },
  'auth.revoke': {
    arguments: { test: flag },
    isAboutToken: true,
    scopes: [],
    token: 'bot',
    takesJson: false,
    run: (world, values, token = '') => {
      if (values.test === true) return { revoked: false };
      revoke(world, token);
      return { revoked: true };
    },
  },
  'apps.uninstall': {
    arguments: { client_id: optionalText, client_secret: optionalText },
    isAboutToken: true,
    scopes: [],
    token: 'bot',
    takesJson: false,
    run: (world, values: Values, token) => {
      checkSecret(world, values);
      const installation = world.oauth.tokens.owner(token);
      // From an organization, only its admins remove an app (docs.slack.dev, auth.revoke).
      if (!installation || installation.isEnterpriseInstall) throw new ApiError('no_permission');
      const done = world.traffic.begin();
      void uninstall(world.oauth, installation).finally(done);
      return { uninstalled: true };
    },
  },
  'apps.connections.open': {
    arguments: {},
    scopes: [],
    token: 'app',
    takesJson: true,
    run: ({ socketMode }) => ({ url: socketMode.ticketUrl() }),
  },
};
