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
import { systemClock } from './clock.ts';
import { AppEvents } from './events.ts';
import { Faults } from './faults.ts';
import { Files } from './files/file-store.ts';
import { idOf } from './ids.ts';
import { InstalledApp } from './installed-app.ts';
import { Messages } from './messages.ts';
import { Oddities } from './oddities.ts';
import { SignIns } from './openid/sign-ins.ts';
import { AppOutbox } from './outbox.ts';
import { People } from './people.ts';
import { RateLimits } from './rate-limits.ts';
import { ResponseUrls } from './response-urls.ts';
import { openSettings } from './settings.ts';
import { SocketModeServer } from './socket-mode.ts';
import { Traffic } from './traffic.ts';
import { Triggers } from './triggers.ts';
import { Usergroups } from './usergroups.ts';
import { Views } from './views.ts';
import type { World } from './world.ts';

/** Slack's time limit for the answer to a request, by the workspace's clock. */
const ackTimeoutMs = 3000;

function domainOf(teamName: string): string {
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

/** A workspace with its people and channels; its server is started by `serve`. */
export function buildWorld(options: SimulatorOptions): World {
  const clock: Clock = options.clock ?? systemClock;
  const teamName = options.teamName ?? defaultTeamName;
  const world = {
    clock,
    url: '',
    team: {
      id: idOf('T', domainOf(teamName)),
      name: teamName,
      domain: domainOf(teamName),
      ...(options.enterprise && { enterprise: options.enterprise }),
    },
    app: new InstalledApp(teamName),
    settings: { ...openSettings, ...options.settings },
    signIns: new SignIns(clock),
    people: new People(clock),
    channels: new Channels(clock),
    usergroups: new Usergroups(clock),
    messages: new Messages(clock),
    files: new Files(clock),
    views: new Views(clock),
    triggers: new Triggers(clock),
    responseUrls: new ResponseUrls(clock),
    pings: [],
    changes: new Changes(),
    calls: new CallLog(),
    faults: new Faults(),
    oddities: new Oddities(),
    traffic: new Traffic(),
    failures: [],
    ...(options.rateLimits === false ? {} : { rateLimits: new RateLimits(clock) }),
  } as unknown as World;
  world.socketMode = new SocketModeServer(world);
  world.outbox = new AppOutbox(world, ackTimeoutMs);
  world.events = new AppEvents(world);
  populate(world, options);
  return world;
}
