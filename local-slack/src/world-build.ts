import { AppConfiguration } from './app-configuration.ts';
import { CallLog } from './call-log.ts';
import type { SimulatorOptions } from './cast.ts';
import {
  defaultChannels,
  defaultPeople,
  defaultTeamDomain,
  defaultTeamName,
  defaultUsergroups,
} from './cast.ts';
import { Changes } from './change.ts';
import { Channels } from './channels.ts';
import type { Clock } from './clock.ts';
import { AppEvents } from './events.ts';
import { Faults } from './faults.ts';
import { Files } from './files/file-store.ts';
import { idOf } from './ids.ts';
import { InstalledApp } from './installed-app.ts';
import { Messages } from './messages.ts';
import { Installation } from './oauth/installation.ts';
import { OAuth } from './oauth/oauth.ts';
import { Oddities } from './oddities.ts';
import { SignIns } from './openid/sign-ins.ts';
import { AppOutbox, Connections } from './outbox.ts';
import type { SocketMode } from './outgoing.ts';
import { People } from './people.ts';
import { RateLimits } from './rate-limits.ts';
import { ResponseUrls } from './response-urls.ts';
import { openSettings } from './settings.ts';
import { SocketModeServer } from './socket-mode.ts';
import { Traffic } from './traffic.ts';
import { Triggers } from './triggers.ts';
import { Usergroups } from './usergroups.ts';
import { Views } from './views.ts';
import type { Team, World } from './world.ts';

/** Slack's time limit for the answer to a request, by the workspace's clock. */
const ackTimeoutMs = 3000;

/** The name of a workspace in its address. */
export function domainOf(teamName: string): string {
  if (teamName === defaultTeamName) return defaultTeamDomain;
  return (
    teamName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'team'
  );
}

function populate(world: World, options: SimulatorOptions): void {
  for (const spec of options.people ?? defaultPeople) world.people.add(spec);
  for (const spec of options.channels ?? (options.people ? [] : defaultChannels)) {
    world.channels.add(spec, world.people.idsOf(spec.members));
  }
  const owner = world.people.all().find(person => person.spec.isOwner)?.id ?? 'USLACKBOT';
  for (const spec of options.usergroups ?? (options.people ? [] : defaultUsergroups)) {
    world.usergroups.add(spec, world.people.idsOf(spec.members), spec.autoType ? 'USLACKBOT' : owner);
  }
}

/** What the workspaces of one app have in common. */
export interface Shared {
  clock: Clock;
  oauth: OAuth;
  signIns: SignIns;
  traffic: Traffic;
  connections: Connections;
  failures: unknown[];
  /** The connections of Socket Mode, once there are any: they belong to the app. */
  socketMode?: SocketMode;
}

/** An app and what goes with it, for one workspace or several. */
export function buildShared(appName: string, clock: Clock, isDistributed: boolean): Shared {
  return {
    clock,
    oauth: new OAuth(new AppConfiguration(appName), clock, isDistributed),
    signIns: new SignIns(clock),
    traffic: new Traffic(),
    connections: new Connections(),
    failures: [],
  };
}

/** Where a workspace's own things are: `idPlace` and `peoplePlace` keep its ids apart from those of others. */
export interface Site {
  team: Team;
  idPlace?: string;
  peoplePlace?: string;
}

/** The team of a simulator that has one workspace. */
export function teamOf({ teamName = defaultTeamName, enterprise }: SimulatorOptions): Team {
  const domain = domainOf(teamName);
  return { id: idOf('T', domain), name: teamName, domain, ...(enterprise && { enterprise }) };
}

/** A workspace with its people and channels; its server is started by `serve`. */
export function buildWorld(options: SimulatorOptions, site: Site, shared: Shared): World {
  const { team, idPlace, peoplePlace } = site;
  const { clock, oauth, signIns, traffic, failures } = shared;
  const own = new Installation(team.name);
  const world = {
    clock,
    url: '',
    team,
    app: new InstalledApp(oauth.configuration, own),
    oauth,
    settings: { ...openSettings, ...options.settings },
    signIns,
    people: new People(clock, peoplePlace),
    channels: new Channels(clock, idPlace),
    usergroups: new Usergroups(clock, idPlace),
    messages: new Messages(clock),
    files: new Files(clock, team.id),
    views: new Views(clock),
    triggers: new Triggers(clock),
    responseUrls: new ResponseUrls(clock),
    pings: [],
    changes: new Changes(),
    calls: new CallLog(),
    faults: new Faults(),
    oddities: new Oddities(),
    traffic,
    failures,
    ...(options.rateLimits === false ? {} : { rateLimits: new RateLimits(clock) }),
  } as unknown as World;
  own.worlds.add(world);
  world.socketMode = shared.socketMode ??= new SocketModeServer(world);
  world.outbox = new AppOutbox(world, ackTimeoutMs, shared.connections);
  world.events = new AppEvents(world);
  populate(world, options);
  return world;
}
