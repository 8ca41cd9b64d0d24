import { defaultTeamName } from '../cast.ts';
import type { Manifest } from '../manifest.ts';
import type { Simulator } from '../simulator.ts';
import type { Guide, Tour } from './guide.ts';
import { newcomers } from './newcomers.ts';
import type { Aside, World } from './wire.ts';

export interface Shown {
  /** The installed app's manifest: people see its commands and shortcuts. */
  manifest?: Manifest;
  teamName?: string;
  /** A page to show beside the two panes, such as a mailbox. */
  aside?: Aside;
  /** What there is to do here, for the page. */
  guide?: Guide;
  /** Lets the page put the time forward. */
  time?: { aheadMs(): number; move(ms: number): Promise<void> };
}

/** The data that is the same for everyone: the team, its people, the app and its commands. */
export function worldOf(
  simulator: Simulator,
  { manifest, teamName = defaultTeamName, aside, time }: Shown,
  tour?: Tour,
): World {
  const people = simulator.people().map(person => ({ id: person.id, ...person.spec }));
  const addresses = new Set(people.map(person => person.email?.toLowerCase()));
  const features = manifest?.features;
  const home = features?.app_home;
  return {
    teamName,
    app: {
      botUserId: simulator.botUserId,
      name: 'app',
      takesMessages: home?.messages_tab_enabled !== false && home?.messages_tab_read_only_enabled !== true,
      realName: features?.bot_user?.display_name ?? manifest?.display_information.name ?? 'App',
    },
    people,
    newcomers: newcomers.filter(person => !addresses.has(person.email)),
    commands: features?.slash_commands ?? [],
    shortcuts: (features?.shortcuts ?? []).filter(shortcut => shortcut.type === 'global'),
    aside,
    guide: tour?.shown(),
    aheadMs: time?.aheadMs(),
  };
}
