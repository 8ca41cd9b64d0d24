import type { Server } from 'node:http';
import { CallLog } from '../call-log.ts';
import { Changes } from '../change.ts';
import { systemClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { idOf } from '../ids.ts';
import { LocalSlack } from '../local-slack.ts';
import type { Manifest } from '../manifest.ts';
import { install, type LastEvents, uninstall } from '../oauth/install.ts';
import { requireInstaller } from '../oauth/installer.ts';
import { grantedScopes } from '../oauth/scopes.ts';
import { close, serve } from '../server.ts';
import type { Simulator } from '../simulator.ts';
import { waitFor } from '../waiting.ts';
import type { World } from '../world.ts';
import { buildShared, buildWorld, domainOf, type Shared } from '../world-build.ts';
import { CloudFront } from './cloud-front.ts';
import type { CloudCall, CloudOptions, InstallAnswer, WorkspaceOptions } from './cloud-options.ts';
import {
  addToWorkspaces,
  installInOrganization,
  removeFromWorkspaces,
  uninstallFromOrganization,
} from './organizations.ts';

/** Several workspaces of one app behind one address. */
export class SlackCloud {
  readonly calls = new CallLog<CloudCall>();
  readonly #shared: Shared;
  readonly #front: CloudFront;
  readonly #changes = new Changes();
  readonly #workspaces = new Map<World, LocalSlack>();
  #server: Server | undefined;

  constructor({ clock = systemClock, isAppDistributed = true, takesBuiltInCommands }: CloudOptions) {
    this.#shared = buildShared('app of the cloud', clock, isAppDistributed);
    const team = { id: idOf('T', 'nowhere', 'cloud'), name: 'No workspace', domain: 'slack' };
    const lobby = buildWorld(
      { people: [], settings: { takesBuiltInCommands: takesBuiltInCommands ?? false } },
      { team },
      this.#shared,
    );
    lobby.calls.onCall(call => this.calls.record({ ...call, team: undefined }));
    this.#shared.oauth.lobby = lobby;
    this.#front = new CloudFront(lobby);
  }

  async listen(port: number): Promise<void> {
    this.#server = await serve(this.#front, port);
  }

  get url(): string {
    return this.#front.lobby.url;
  }

  /** The Web API's address with a slash at its end. */
  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** Slack's page on which one installs the app, for `authorizationUrl` in Bolt and @slack/oauth. */
  get oauthPage(): string {
    return `${this.url}/oauth/v2/authorize`;
  }

  get appId(): string {
    return this.#shared.oauth.configuration.id;
  }

  get clientId(): string {
    return this.#shared.oauth.configuration.clientId;
  }

  get clientSecret(): string {
    return this.#shared.oauth.configuration.clientSecret;
  }

  get signingSecret(): string {
    return this.#shared.oauth.configuration.signingSecret;
  }

  get appToken(): string {
    return this.#shared.oauth.configuration.appToken;
  }

  /** Makes calls fail that concern no workspace; each workspace has its own. */
  get faults(): Faults {
    return this.#front.lobby.faults;
  }

  /** Adds a workspace with its people and channels, without the app. */
  addWorkspace({ name, sameIdsAs, ...options }: WorkspaceOptions): Simulator {
    const id = idOf('T', name, 'cloud');
    if (this.#front.worlds().some(world => world.team.id === id)) {
      throw new Error(`There is already a workspace named ${name}.`);
    }
    const { enterprise } = options;
    const team = { id, name, domain: domainOf(name), ...(enterprise && { enterprise }) };
    const idPlace = sameIdsAs?.teamId ?? id;
    const peoplePlace = sameIdsAs ? idPlace : (enterprise?.id ?? id);
    const world = buildWorld(options, { team, idPlace, peoplePlace }, this.#shared);
    world.url = this.url;
    world.calls.onCall(call => this.calls.record({ ...call, team: id }));
    world.changes.subscribe(change => this.#changes.announce(change));
    this.#front.add(world);
    this.#shared.oauth.worlds.push(world);
    const workspace = new LocalSlack(world, () => this.stop());
    this.#workspaces.set(world, workspace);
    return workspace;
  }

  workspaces(): Simulator[] {
    return [...this.#workspaces.values()];
  }

  /** Configures the app for all workspaces; it is installed nowhere. Throws for a manifest that Slack would refuse. */
  installApp(manifest: Manifest, at: { requestUrl?: string } = {}): void {
    const { configuration } = this.#shared.oauth;
    configuration.configure(manifest, this.#front.lobby.settings.takesBuiltInCommands, at.requestUrl);
    if (!configuration.usesSocketMode) this.#front.lobby.socketMode.disconnect('link_disabled');
  }

  /**
   * Installs the app without the dance, with what the manifest asks for, and answers as oauth.v2.access. `by` is a
   * person's name or id; by default, an owner of the workspace. Throws when the person may not install it.
   */
  install(workspace: Simulator, { by, scopes }: { by?: string; scopes?: string[] } = {}): InstallAnswer {
    const world = this.#worldOf(workspace);
    const installer = requireInstaller(world, by);
    const granted = grantedScopes(this.#manifest(), world.settings, scopes);
    return install(world.oauth, world.app.own, granted, installer.id) as unknown as InstallAnswer;
  }

  /**
   * An admin of the organization (`isOrgAdmin`) installs the app there. It is in no workspace yet: `addToWorkspaces`
   * comes next.
   */
  installInOrganization(enterprise: { id: string }, { by }: { by: string }): InstallAnswer {
    return installInOrganization(this.#shared.oauth, enterprise.id, by) as unknown as InstallAnswer;
  }

  /** The organization adds its app to workspaces: team_access_granted. */
  async addToWorkspaces(...workspaces: Simulator[]): Promise<void> {
    const worlds = workspaces.map(workspace => this.#worldOf(workspace));
    await addToWorkspaces(this.#shared.oauth, worlds);
  }

  /** The organization removes its app from workspaces: team_access_revoked. */
  async removeFromWorkspaces(...workspaces: Simulator[]): Promise<void> {
    const worlds = workspaces.map(workspace => this.#worldOf(workspace));
    await removeFromWorkspaces(this.#shared.oauth, worlds);
  }

  /** An admin removes the app. Resolves once the app got the last two events, in the order of `events`. */
  async uninstall(workspace: Simulator, { events }: { events?: LastEvents } = {}): Promise<void> {
    const world = this.#worldOf(workspace);
    if (!world.app.own.isActive) throw new Error(`The app is not installed in ${world.team.name}.`);
    await uninstall(world.oauth, world.app.own, events);
  }

  /** An admin of the organization removes the app, first from every workspace. */
  async uninstallFromOrganization(
    enterprise: { id: string },
    { events }: { events?: LastEvents } = {},
  ): Promise<void> {
    await uninstallFromOrganization(this.#shared.oauth, enterprise.id, events);
  }

  async verifyRequestUrl(): Promise<boolean> {
    return await this.#front.lobby.events.verifyUrl();
  }

  /** Delivers the event retries of all workspaces that are due by the clock; returns how many there were. */
  async runDueRetries(): Promise<number> {
    let sum = 0;
    for (const world of [this.#front.lobby, ...this.#front.worlds()]) sum += await world.events.runDue();
    return sum;
  }

  /** Resolves when no request to the app and no call by the app is running, in any workspace. */
  async settled(): Promise<void> {
    await this.#shared.traffic.quiet();
    const [failure] = this.#shared.failures.splice(0);
    if (failure) throw new Error('The simulator itself failed.', { cause: failure });
  }

  /** Evaluates the probe at every change and call of any workspace. */
  waitFor<T>(probe: () => T | undefined | false | null, what: string, timeoutMs?: number): Promise<T> {
    return waitFor({ changes: this.#changes, calls: this.calls }, probe, what, timeoutMs);
  }

  async stop(): Promise<void> {
    const { lobby } = this.#front;
    for (const world of [lobby, ...this.#front.worlds()]) world.events.stop();
    this.#shared.connections.close();
    await lobby.socketMode.stop();
    if (this.#server) await close(this.#server);
  }

  #manifest(): Manifest {
    const { manifest } = this.#shared.oauth.configuration;
    if (!manifest) throw new Error('The app has no manifest yet: call installApp first.');
    return manifest;
  }

  #worldOf(workspace: Simulator): World {
    const found = [...this.#workspaces].find(([, each]) => each === workspace);
    if (!found) throw new Error(`${workspace.teamId} is no workspace of this cloud.`);
    return found[0];
  }
}

/** Starts a Slack of several workspaces for one app; add workspaces next. */
export async function startSlackCloud(options: CloudOptions = {}): Promise<SlackCloud> {
  const cloud = new SlackCloud(options);
  await cloud.listen(options.port ?? 0);
  return cloud;
}
