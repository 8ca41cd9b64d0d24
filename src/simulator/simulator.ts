import type { Server } from 'node:http';
import type { CallLog } from './call-log.ts';
import type { SimulatorOptions } from './cast.ts';
import type { Change } from './change.ts';
import type { ChannelPatch } from './channel-members.ts';
import { changeChannel } from './channel-members.ts';
import type { ChannelRecord } from './channels.ts';
import type { Faults } from './faults.ts';
import type { Manifest } from './manifest.ts';
import { change, join } from './membership.ts';
import type { SocketControl } from './outgoing.ts';
import type { PersonRecord } from './people.ts';
import type { ChannelInfo, Person, PersonSpec } from './person.ts';
import { PersonClient } from './person-client.ts';
import type { Ping } from './ping.ts';
import { channelInfo } from './screen.ts';
import { close, serve } from './server.ts';
import type { WorkspaceSettings } from './settings.ts';
import { waitFor } from './waiting.ts';
import type { World } from './world.ts';
import { buildWorld } from './world-build.ts';

export type { SimulatorOptions } from './cast.ts';

/** A local Slack: the Web API, the requests to the app, and the clients of its people. */
export interface Simulator {
  /** http://127.0.0.1:PORT */
  url: string;
  /** The Web API's address with a slash at its end, for SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  teamId: string;
  appId: string;
  botId: string;
  botUserId: string;
  /** Installs or re-installs the app: its commands, shortcuts, events and scopes hold from then on. Throws on a manifest that Slack would refuse. */
  installApp(manifest: Manifest, at: { requestUrl?: string }): void;
  /** Sends url_verification to the events URL; false unless the challenge comes back. */
  verifyRequestUrl(): Promise<boolean>;
  /** By name ('ada') or id; throws when there is none. */
  person(nameOrId: string): Person;
  people(): Person[];
  /** Someone joins the workspace: team_join. */
  addPerson(spec: PersonSpec): Promise<Person>;
  /** Someone's account changes: user_change. */
  changePerson(nameOrId: string, patch: Partial<PersonSpec>): Promise<void>;
  channel(nameOrId: string): ChannelInfo;
  /** Someone changes a channel by hand: who is in it (`add` and `remove` are names or ids of people), whether the app is, whether it is archived. */
  changeChannel(nameOrId: string, patch: ChannelPatch): void;
  /** What the plan and the administrators allow; assign to its fields. */
  settings: WorkspaceSettings;
  calls: CallLog;
  faults: Faults;
  socket: SocketControl;
  /** Who was notified by the app's messages, oldest first. */
  pings(): Ping[];
  /** Delivers the event retries that are due by the clock; returns how many there were. */
  runDueRetries(): Promise<number>;
  /** Resolves when no request to the app and no call by the app is under way. */
  settled(): Promise<void>;
  subscribe(listener: (change: Change) => void): () => void;
  /** Re-evaluates the probe at every change and call; rejects after `timeoutMs` (5000) with a sentence that says `what` and shows the last state. */
  waitFor<T>(probe: () => T | undefined | false | null, what: string, timeoutMs?: number): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a local Slack with its people and channels; install an app next. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = buildWorld(options);
  return new LocalSlack(world, await serve(world, options.port ?? 0));
}

class LocalSlack implements Simulator {
  readonly #world: World;
  readonly #server: Server;
  readonly #clients = new Map<string, Person>();

  constructor(world: World, server: Server) {
    this.#world = world;
    this.#server = server;
  }

  get url(): string {
    return this.#world.url;
  }

  get apiUrl(): string {
    return `${this.#world.url}/api/`;
  }

  get botToken(): string {
    return this.#world.app.botToken;
  }

  get appToken(): string {
    return this.#world.app.appToken;
  }

  get signingSecret(): string {
    return this.#world.app.signingSecret;
  }

  get teamId(): string {
    return this.#world.team.id;
  }

  get appId(): string {
    return this.#world.app.id;
  }

  get botId(): string {
    return this.#world.app.botId;
  }

  get botUserId(): string {
    return this.#world.app.botUserId;
  }

  get calls(): CallLog {
    return this.#world.calls;
  }

  get faults(): Faults {
    return this.#world.faults;
  }

  get settings(): WorkspaceSettings {
    return this.#world.settings;
  }

  get socket(): SocketControl {
    return this.#world.socketMode;
  }

  installApp(manifest: Manifest, at: { requestUrl?: string } = {}): void {
    this.#world.app.install(manifest, at.requestUrl);
    if (!this.#world.app.usesSocketMode) this.#world.socketMode.disconnect('link_disabled');
    this.#world.changes.announce({ kind: 'app' });
  }

  async verifyRequestUrl(): Promise<boolean> {
    return await this.#world.events.verifyUrl();
  }

  person(nameOrId: string): Person {
    const record = this.#world.people.find(nameOrId);
    if (!record) throw new Error(`There is no person ${nameOrId} in the workspace.`);
    return this.#client(record);
  }

  people(): Person[] {
    return this.#world.people.all().map(record => this.#client(record));
  }

  async addPerson(spec: PersonSpec): Promise<Person> {
    return this.#client(await join(this.#world, spec));
  }

  async changePerson(nameOrId: string, patch: Partial<PersonSpec>): Promise<void> {
    const record = this.#world.people.find(nameOrId);
    if (!record) throw new Error(`There is no person ${nameOrId} in the workspace.`);
    await change(this.#world, record, patch);
  }

  channel(nameOrId: string): ChannelInfo {
    return channelInfo(this.#channel(nameOrId));
  }

  changeChannel(nameOrId: string, patch: ChannelPatch): void {
    changeChannel(this.#world, this.#channel(nameOrId), patch);
  }

  pings(): Ping[] {
    return [...this.#world.pings];
  }

  async runDueRetries(): Promise<number> {
    return await this.#world.events.runDue();
  }

  async settled(): Promise<void> {
    await this.#world.traffic.quiet();
    const [failure] = this.#world.failures.splice(0);
    if (failure) throw new Error('The simulator itself failed.', { cause: failure });
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#world.changes.subscribe(listener);
  }

  waitFor<T>(probe: () => T | undefined | false | null, what: string, timeoutMs?: number): Promise<T> {
    return waitFor(this.#world, probe, what, timeoutMs);
  }

  async stop(): Promise<void> {
    this.#world.events.stop();
    this.#world.outbox.stop();
    await this.#world.socketMode.stop();
    await close(this.#server);
  }

  #channel(nameOrId: string): ChannelRecord {
    const channel = this.#world.channels.get(nameOrId) ?? this.#world.channels.byName(nameOrId);
    if (!channel) throw new Error(`There is no channel ${nameOrId} in the workspace.`);
    return channel;
  }

  #client(record: PersonRecord): Person {
    const client = this.#clients.get(record.id) ?? new PersonClient(this.#world, record);
    this.#clients.set(record.id, client);
    return client;
  }
}
