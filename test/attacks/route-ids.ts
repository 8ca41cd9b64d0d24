import type { Outgoing } from 'local-slack/inside';
import type { Route } from '../../src/slack/route.ts';
import { routes } from '../../src/slack/routes.ts';

/** A route by its kind and its own name. */
function idOf(route: Route): string {
  switch (route.kind) {
    case 'command':
      return `command ${route.name || 'alone'}`;
    case 'button':
      return `button ${route.action.id}`;
    case 'modal':
      return `modal ${route.form.id}`;
    case 'event':
      return `event ${route.type}`;
    default:
      return `${route.kind} ${route.id}`;
  }
}

export const routeIds = routes.map(idOf);

const names = new Set(routes.flatMap(route => (route.kind === 'command' ? [route.name] : [])));

/** Which route a request of Slack is for. */
export function routeOf({ kind, name, payload }: Outgoing): string | undefined {
  switch (kind) {
    case 'command': {
      const [word = ''] = String(payload.text).toLowerCase().split(/\s/u);
      return `command ${names.has(word) ? word || 'alone' : '*'}`;
    }
    case 'block_actions':
      return `button ${name.split('#')[0]}`;
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
