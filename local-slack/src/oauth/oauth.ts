import type { AppConfiguration } from '../app-configuration.ts';
import type { AuthorizationRequest } from '../authorization-request.ts';
import type { Clock } from '../clock.ts';
import { hex } from '../ids.ts';
import type { World } from '../world.ts';
import { type Enterprise, Installation } from './installation.ts';
import { Tokens } from './tokens.ts';

/** What an app asks of a person who installs it, as checked. */
export interface InstallRequest extends AuthorizationRequest {
  scopes: string[];
}

/** What a person allowed: where, and who. */
export interface Grant extends InstallRequest {
  installation: Installation;
  personId: string;
  at: number;
  isUsed: boolean;
}

/** docs.slack.dev, Installing with OAuth: a code expires ten minutes after it was given. */
const codeLivesMs = 10 * 60_000;

/** Where the app is installed, by whom, and with which tokens: of one app in all its workspaces. */
export class OAuth {
  readonly configuration: AppConfiguration;
  readonly tokens: Tokens;
  /** May workspaces other than the maker's install the app? */
  isDistributed: boolean;
  readonly worlds: World[] = [];
  /** Logs and sends what belongs to no workspace. */
  lobby: World | undefined;
  readonly #clock: Clock;
  readonly #codes = new Map<string, Grant>();
  readonly #organizations = new Map<string, Installation>();

  constructor(configuration: AppConfiguration, clock: Clock, isDistributed: boolean) {
    this.configuration = configuration;
    this.tokens = new Tokens(clock);
    this.isDistributed = isDistributed;
    this.#clock = clock;
  }

  /** The organization's installation; it isn't active before somebody installs the app there. */
  organization(enterprise: Enterprise): Installation {
    const existing = this.#organizations.get(enterprise.id);
    const installation = existing ?? new Installation(`organization ${enterprise.id}`, enterprise);
    if (!existing) this.#organizations.set(enterprise.id, installation);
    return installation;
  }

  /** The organization's installation, where the app is installed. */
  activeOrganization(id: string): Installation | undefined {
    const installation = this.#organizations.get(id);
    return installation?.isActive ? installation : undefined;
  }

  /** A code for what a person allowed. */
  allow(request: InstallRequest, installation: Installation, personId: string): string {
    const at = this.#clock.now().getTime();
    const code = `${at}.${Math.floor(Math.random() * 1e13)}.${hex(64)}`;
    this.#codes.set(code, { ...request, installation, personId, at, isUsed: false });
    return code;
  }

  /** The grant of a code, used or not; undefined after its ten minutes. */
  grantOf(code: string): Grant | undefined {
    const grant = this.#codes.get(code);
    return grant && this.#clock.now().getTime() - grant.at < codeLivesMs ? grant : undefined;
  }
}
