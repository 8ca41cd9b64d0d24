import type { Outgoing } from 'local-slack/inside';
import { pressOf } from '../../src/slack/menu.ts';
import type { Route } from '../../src/slack/route.ts';
import { routes } from '../../src/slack/routes.ts';
import { idOf } from '../../src/slack/routes-by-id.ts';

/** A route by its kind and its own name. */
const named = (route: Route): string =>
  route.kind === 'event' ? `event ${route.type}` : `${route.kind} ${idOf(route) || 'alone'}`;

export const routeIds = routes.map(named);

const names = new Set(routes.flatMap(route => (route.kind === 'command' ? [route.name] : [])));

/** The press that was chosen in a menu. */
function pressed({ actions }: Outgoing['payload']): string | undefined {
  const [action] = actions as Parameters<typeof pressOf>[0][];
  return action && pressOf(action).id;
}

/** Which route a request of Slack is for. */
export function routeOf({ kind, name, payload }: Outgoing): string | undefined {
  switch (kind) {
    case 'command': {
      const [word = ''] = String(payload.text).toLowerCase().split(/\s/u);
      return `command ${names.has(word) ? word || 'alone' : '*'}`;
    }
    case 'block_actions':
      return `button ${pressed(payload) ?? name.split('#')[0]}`;
    case 'view_submission':
      return `modal ${name}`;
    case 'block_suggestion':
      return `options ${name}`;
    case 'shortcut':
    case 'event':
      return `${kind} ${name}`;
    default:
      return undefined;
  }
}
