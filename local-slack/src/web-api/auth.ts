import type { Method } from './method.ts';

export const authMethods: Record<string, Method> = {
  'auth.test': {
    arguments: {},
    scopes: [],
    token: 'bot',
    takesJson: true,
    run: ({ app, team }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: app.name.toLowerCase(),
      team_id: team.id,
      user_id: app.botUserId,
      bot_id: app.botId,
      ...(team.enterprise && { enterprise_id: team.enterprise.id }),
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    arguments: {},
    scopes: [],
    token: 'app',
    takesJson: true,
    run: ({ socketMode }) => ({ url: socketMode.ticketUrl() }),
  },
};
