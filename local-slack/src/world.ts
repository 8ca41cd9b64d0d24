import type { CallLog } from './call-log.ts';
import type { Changes } from './change.ts';
import type { Channels } from './channels.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Files } from './files/file-store.ts';
import type { InstalledApp } from './installed-app.ts';
import type { Messages } from './messages.ts';
import type { OAuth } from './oauth/oauth.ts';
import type { Oddities } from './oddities.ts';
import type { SignIns } from './openid/sign-ins.ts';
import type { Events, Outbox, SocketMode } from './outgoing.ts';
import type { People } from './people.ts';
import type { Ping } from './ping.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { WorkspaceSettings } from './settings.ts';
import type { Traffic } from './traffic.ts';
import type { Triggers } from './triggers.ts';
import type { Usergroups } from './usergroups.ts';
import type { Views } from './views.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
  enterprise?: { id: string; name: string };
}

/** Everything in the simulated workspace; passed to all code that acts on it. */
export interface World {
  clock: Clock;
  /** The server's address, without a slash at its end. */
  url: string;
  team: Team;
  app: InstalledApp;
  /** Where the app is installed, in this workspace and in all others. */
  oauth: OAuth;
  settings: WorkspaceSettings;
  signIns: SignIns;
  people: People;
  channels: Channels;
  usergroups: Usergroups;
  messages: Messages;
  files: Files;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  pings: Ping[];
  changes: Changes;
  calls: CallLog;
  faults: Faults;
  oddities: Oddities;
  traffic: Traffic;
  /** Absent when rate limits are switched off. */
  rateLimits?: RateLimits;
  socketMode: SocketMode;
  outbox: Outbox;
  events: Events;
  /** Bugs of the simulator itself; there should be none. */
  failures: unknown[];
}
