import type { CallLog } from './call-log.ts';
import { defaultTeamName, type SimulatorOptions } from './cast.ts';
import type { Change } from './change.ts';
import type { ChannelPatch } from './channel-members.ts';
import { systemClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { frontOf } from './front.ts';
import { LocalSlack } from './local-slack.ts';
import type { Manifest } from './manifest.ts';
import type { Oddities } from './oddities.ts';
import type { SocketControl } from './outgoing.ts';
import type { ChannelInfo, Person, PersonSpec } from './person.ts';
import type { Ping } from './ping.ts';
import { close, serve } from './server.ts';
import type { WorkspaceSettings } from './settings.ts';
import type { UsergroupInfo, UsergroupPatch } from './usergroup-changes.ts';
import { buildShared, buildWorld, teamOf } from './world-build.ts';

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
  /** The app's own, for Sign in with Slack. */
  clientId: string;
  clientSecret: string;
  teamId: string;
  appId: string;
  botId: string;
  botUserId: string;
  /**
   * Installs or re-installs the app with its commands, shortcuts, events and scopes. Throws for a manifest that Slack
   * would refuse.
   */
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
  /**
   * Someone changes a channel by hand: its people (`add` and `remove` are names or ids), whether the app is in it,
   * whether it is archived.
   */
  changeChannel(nameOrId: string, patch: ChannelPatch): void;
  /** By handle ('teachers') or id; throws when there is none. */
  usergroup(handleOrId: string): UsergroupInfo;
  /** Someone changes a user group by hand: its people (names or ids), whether it is disabled. */
  changeUsergroup(handleOrId: string, patch: UsergroupPatch): void;
  /** What the plan and the administrators allow; assign to its fields. */
  settings: WorkspaceSettings;
  calls: CallLog;
  faults: Faults;
  /** Unusual users, files, channels and user groups from Slack. */
  oddities: Oddities;
  socket: SocketControl;
  /** The people notified by the app's messages, oldest first. */
  pings(): Ping[];
  /** Delivers the event retries that are due by the clock; returns how many there were. */
  runDueRetries(): Promise<number>;
  /** Resolves when no request to the app and no call by the app is running. */
  settled(): Promise<void>;
  subscribe(listener: (change: Change) => void): () => void;
  /**
   * Evaluates the probe at every change and call; rejects after `timeoutMs` with a sentence that contains `what` and
   * shows the last state.
   */
  waitFor<T>(probe: () => T | undefined | false | null, what: string, timeoutMs?: number): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a local Slack with its people and channels; install an app next. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const shared = buildShared(
    `app of ${options.teamName ?? defaultTeamName}`,
    options.clock ?? systemClock,
    false,
  );
  const world = buildWorld(options, { team: teamOf(options) }, shared);
  const { own } = world.app;
  shared.oauth.lobby = world;
  shared.oauth.worlds.push(world);
  // Its only installation has its token from the start, so that an app can be given it before the manifest is there.
  shared.oauth.tokens.lasting(own);
  const server = await serve(frontOf(world), options.port ?? 0);
  return new LocalSlack(world, async () => {
    world.events.stop();
    world.outbox.stop();
    await world.socketMode.stop();
    await close(server);
  });
}
