import { idOf } from '../ids.ts';
import type { World } from '../world.ts';

/** An Enterprise organization that the app can be installed in as a whole. */
export interface Enterprise {
  id: string;
  name: string;
}

/** One installation of the app: in a workspace, or in a whole Enterprise organization. */
export class Installation {
  readonly botId: string;
  readonly botUserId: string;
  /** Set for the installation of a whole organization. */
  readonly organization: Enterprise | undefined;
  /** Where the app is: the one workspace, or those of the organization that it was added to. */
  readonly worlds = new Set<World>();
  /** Everything granted so far: scopes are additive (docs.slack.dev, Installing with OAuth). */
  scopes: string[] = [];
  isActive = false;
  installedBy: string | undefined;

  constructor(name: string, organization?: Enterprise) {
    this.botId = idOf('B', `bot of ${name}`);
    this.botUserId = idOf('U', `bot user of ${name}`);
    this.organization = organization;
  }

  get isEnterpriseInstall(): boolean {
    return this.organization !== undefined;
  }

  /** Installs the app, or again with these scopes more. */
  grant(scopes: string[], by: string | undefined): void {
    this.scopes = [...new Set([...this.scopes, ...scopes])];
    this.isActive = true;
    this.installedBy = by;
  }

  end(): void {
    this.scopes = [];
    this.isActive = false;
    this.installedBy = undefined;
  }
}
