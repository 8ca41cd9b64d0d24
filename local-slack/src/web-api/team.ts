import { ApiError } from '../api-error.ts';
import type { World } from '../world.ts';
import type { Method, Values } from './method.ts';
import { optionalText, text } from './method.ts';

function requireTeam(world: World, values: Values, name: string): void {
  const asked = text(values, name);
  const own = [world.team.id, ...(name === 'team_id' ? [world.team.enterprise?.id] : [])];
  if (asked && !own.includes(asked)) throw new ApiError('team_not_found');
}

export const teamMethods: Record<string, Method> = {
  'team.info': {
    arguments: { team: optionalText, domain: optionalText },
    scopes: ['team:read'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      requireTeam(world, values, 'team');
      if (text(values, 'domain')) throw new ApiError('team_not_on_enterprise');
      const { id, name, domain } = world.team;
      const icon = { image_default: true };
      return { team: { id, name, domain, url: `https://${domain}.slack.com/`, email_domain: '', icon } };
    },
  },
  'bots.info': {
    arguments: { bot: optionalText, team_id: optionalText },
    needsTeam: true,
    scopes: ['users:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      requireTeam(world, values, 'team_id');
      const { app } = world;
      if (text(values, 'bot') !== app.botId) throw new ApiError('bot_not_found');
      const bot = { id: app.botId, deleted: false, name: app.name, updated: 0, app_id: app.id };
      return { bot: { ...bot, user_id: app.botUserId, icons: {} } };
    },
  },
};
