import type { CallLog } from './call-log.ts';
import type { Change } from './change.ts';
import type { ChannelPatch } from './channel-members.ts';
import { changeChannel } from './channel-members.ts';
import type { ChannelRecord } from './channels.ts';
import type { Faults } from './faults.ts';
import type { Manifest } from './manifest.ts';
import { change, join } from './membership.ts';
import { grantedScopes } from './oauth/scopes.ts';
import type { Oddities } from './oddities.ts';
import type { SocketControl } from './outgoing.ts';
import type { PersonRecord } from './people.ts';
import type { ChannelInfo, Person, PersonSpec } from './person.ts';
import { PersonClient } from './person-client.ts';
import type { Ping } from './ping.ts';
import { channelInfo } from './screen.ts';
import type { WorkspaceSettings } from './settings.ts';
import type { Simulator } from './simulator.ts';
import type { UsergroupInfo, UsergroupPatch } from './usergroup-changes.ts';
import { changeUsergroup, usergroupInfo } from './usergroup-changes.ts';
import type { UsergroupRecord } from './usergroups.ts';
import { waitFor } from './waiting.ts';
import type { World } from './world.ts';

/** The simulated workspace as tests and the browser's client use it. */
export class LocalSlack implements Simulator {
  /** The parts of the workspace, for tests that send what Slack's client would not. */
  readonly world: World;
  readonly #stop: () => Promise<void>;
  readonly #clients = new Map<string, Person>();

  constructor(world: World, stop: () => Promise<void>) {
    this.world = world;
    this.#stop = stop;
  }

  get url(): string {
    return this.world.url;
  }

  get apiUrl(): string {
    return `${this.world.url}/api/`;
  }

  get botToken(): string {
    const token = this.world.oauth.tokens.current(this.world.app.installation);
    if (token === undefined) throw new Error(`The app is not installed in ${this.world.team.name}.`);
    return token;
  }

  get appToken(): string {
    return this.world.app.appToken;
  }

  get signingSecret(): string {
    return this.world.app.signingSecret;
  }

  get clientId(): string {
    return this.world.app.clientId;
  }

  get clientSecret(): string {
    return this.world.app.clientSecret;
  }

  get teamId(): string {
    return this.world.team.id;
  }

  get appId(): string {
    return this.world.app.id;
  }

  get botId(): string {
    return this.world.app.botId;
  }

  get botUserId(): string {
    return this.world.app.botUserId;
  }

  get calls(): CallLog {
    return this.world.calls;
  }

  get faults(): Faults {
    return this.world.faults;
  }

  get oddities(): Oddities {
    return this.world.oddities;
  }

  get settings(): WorkspaceSettings {
    return this.world.settings;
  }

  get socket(): SocketControl {
    return this.world.socketMode;
  }

  installApp(manifest: Manifest, at: { requestUrl?: string } = {}): void {
    const { app, oauth, settings } = this.world;
    oauth.configuration.configure(manifest, settings.takesBuiltInCommands, at.requestUrl);
    const installer = this.world.people.all().find(person => person.spec.isOwner);
    // The page of an app's settings installs exactly what the manifest asks for, no more.
    app.own.scopes = [];
    app.own.grant(grantedScopes(manifest, settings), installer?.id);
    if (!this.world.app.usesSocketMode) this.world.socketMode.disconnect('link_disabled');
    this.world.changes.announce({ kind: 'app' });
  }

  async verifyRequestUrl(): Promise<boolean> {
    return await this.world.events.verifyUrl();
  }

  person(nameOrId: string): Person {
    const record = this.world.people.find(nameOrId);
    if (!record) throw new Error(`There is no person ${nameOrId} in the workspace.`);
    return this.#client(record);
  }

  people(): Person[] {
    return this.world.people.all().map(record => this.#client(record));
  }

  async addPerson(spec: PersonSpec): Promise<Person> {
    return this.#client(await join(this.world, spec));
  }

  async changePerson(nameOrId: string, patch: Partial<PersonSpec>): Promise<void> {
    const record = this.world.people.find(nameOrId);
    if (!record) throw new Error(`There is no person ${nameOrId} in the workspace.`);
    await change(this.world, record, patch);
  }

  channel(nameOrId: string): ChannelInfo {
    return channelInfo(this.#channel(nameOrId));
  }

  changeChannel(nameOrId: string, patch: ChannelPatch): void {
    changeChannel(this.world, this.#channel(nameOrId), patch);
  }

  usergroup(handleOrId: string): UsergroupInfo {
    return usergroupInfo(this.#usergroup(handleOrId));
  }

  changeUsergroup(handleOrId: string, patch: UsergroupPatch): void {
    changeUsergroup(this.world, this.#usergroup(handleOrId), patch);
  }

  pings(): Ping[] {
    return [...this.world.pings];
  }

  async runDueRetries(): Promise<number> {
    return await this.world.events.runDue();
  }

  async settled(): Promise<void> {
    await this.world.traffic.quiet();
    const [failure] = this.world.failures.splice(0);
    if (failure) throw new Error('The simulator itself failed.', { cause: failure });
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.world.changes.subscribe(listener);
  }

  waitFor<T>(probe: () => T | undefined | false | null, what: string, timeoutMs?: number): Promise<T> {
    return waitFor(this.world, probe, what, timeoutMs);
  }

  async stop(): Promise<void> {
    await this.#stop();
  }

  #channel(nameOrId: string): ChannelRecord {
    const channel = this.world.channels.get(nameOrId) ?? this.world.channels.byName(nameOrId);
    if (!channel) throw new Error(`There is no channel ${nameOrId} in the workspace.`);
    return channel;
  }

  #usergroup(handleOrId: string): UsergroupRecord {
    const group = this.world.usergroups.get(handleOrId) ?? this.world.usergroups.byHandle(handleOrId);
    if (!group) throw new Error(`There is no user group ${handleOrId} in the workspace.`);
    return group;
  }

  #client(record: PersonRecord): Person {
    const client = this.#clients.get(record.id) ?? new PersonClient(this.world, record);
    this.#clients.set(record.id, client);
    return client;
  }
}
