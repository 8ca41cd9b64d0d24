import type { Front } from '../front.ts';
import type { Installation } from '../oauth/installation.ts';
import { text } from '../web-api/method.ts';
import type { ApiRequest } from '../web-api/request.ts';
import type { World } from '../world.ts';

/** Finds the workspace among several: by the token of a call, by the team in an address. */
export class CloudFront implements Front {
  readonly lobby: World;
  readonly #byTeam = new Map<string, World>();

  constructor(lobby: World) {
    this.lobby = lobby;
  }

  add(world: World): void {
    this.#byTeam.set(world.team.id, world);
  }

  worlds(): World[] {
    return [...this.#byTeam.values()];
  }

  ofTeam(id: string | undefined): World {
    return (id === undefined ? undefined : this.#byTeam.get(id)) ?? this.lobby;
  }

  ofCall(method: string, { token, values }: ApiRequest): World {
    const { oauth, signIns } = this.lobby;
    const signedIn = signIns.worldOf(method === 'openid.connect.token' ? text(values, 'code') : token);
    if (signedIn) return signedIn;
    const installation =
      method === 'oauth.v2.access'
        ? (oauth.grantOf(text(values, 'code'))?.installation ??
          oauth.tokens.ownerOfRefresh(text(values, 'refresh_token')))
        : oauth.tokens.owner(token);
    return (installation && this.#worldOf(installation, values)) ?? this.lobby;
  }

  #worldOf(installation: Installation, values: Record<string, unknown>): World | undefined {
    const worlds = [...installation.worlds];
    if (!installation.isEnterpriseInstall) return worlds[0];
    const asked = text(values, 'team_id') || text(values, 'team');
    const namesTeam = asked !== '' && asked !== installation.organization?.id;
    return namesTeam ? this.#byTeam.get(asked) : (worlds.find(world => knows(world, values)) ?? worlds[0]);
  }
}

/** Does the workspace have what an organization's call names? Slack finds it by its id. */
function knows(world: World, values: Record<string, unknown>): boolean {
  const [user] = text(values, 'users').split(',');
  const channel = text(values, 'channel') || text(values, 'channel_id');
  return (
    world.channels.get(channel) !== undefined ||
    world.people.get(channel) !== undefined ||
    world.people.get(text(values, 'user') || text(values, 'user_id') || (user ?? '')) !== undefined ||
    world.people.byEmail(text(values, 'email')) !== undefined ||
    world.triggers.has(text(values, 'trigger_id')) ||
    world.views.find(text(values, 'view_id')) !== undefined ||
    world.files.get(text(values, 'file')) !== undefined
  );
}
