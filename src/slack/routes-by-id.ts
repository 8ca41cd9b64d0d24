import { type Route, routesOf } from './route.ts';

/** The kinds for which Slack names exactly one route; an event may have several. */
type Named = Exclude<Route['kind'], 'event'>;

/** The id with which Slack names a route of this kind. */
export function idOf(route: Extract<Route, { kind: Named }>): string {
  switch (route.kind) {
    case 'command':
      return route.name;
    case 'button':
      return route.action.id;
    case 'modal':
      return route.form.id;
    default:
      return route.id;
  }
}

/**
 * The routes of one kind by their ids.
 * @throws Error naming an id that two of them share: the second would replace the first
 */
export function routesById<Kind extends Named>(
  kind: Kind,
  routes: readonly Route[],
): ReadonlyMap<string, Extract<Route, { kind: Kind }>> {
  const found = new Map<string, Extract<Route, { kind: Kind }>>();
  for (const route of routesOf(kind, routes)) {
    const id = idOf(route as Extract<Route, { kind: Named }>);
    if (found.has(id))
      throw new Error(`Two routes of the kind “${kind}” have the id “${id}”. Rename one of them.`);
    found.set(id, route);
  }
  return found;
}
