import type { ApiRequest } from './web-api/request.ts';
import type { World } from './world.ts';

/** Finds the workspace that a request concerns. */
export interface Front {
  /** Answers what concerns no workspace, and what concerns one that isn't there. */
  lobby: World;
  /** The workspace with the team id of an address. */
  ofTeam(id: string | undefined): World;
  /** The workspace of a Web API call, by its token and arguments. */
  ofCall(method: string, request: ApiRequest): World;
}

/** One workspace answers everything. */
export function frontOf(world: World): Front {
  return { lobby: world, ofTeam: () => world, ofCall: () => world };
}
