import type { ChannelSpec, Sharing } from './cast.ts';
import type { Clock } from './clock.ts';
import { idOf } from './ids.ts';

export interface ChannelRecord {
  id: string;
  name: string;
  isPrivate: boolean;
  isIm: boolean;
  isArchived: boolean;
  isGeneral: boolean;
  shared?: Sharing;
  /** Ids of people, without the app. */
  members: Set<string>;
  appIsMember: boolean;
  /** The person at the other end of the app's DM. */
  user?: string;
  /** In seconds. */
  created: number;
}

/** The workspace's channels and the app's DMs. */
export class Channels {
  #byId = new Map<string, ChannelRecord>();
  #dms = new Map<string, ChannelRecord>();
  readonly #clock: Clock;
  readonly #place: string | undefined;

  /** `place`: where their ids are unique, among several workspaces. */
  constructor(clock: Clock, place?: string) {
    this.#clock = clock;
    this.#place = place;
  }

  all(): ChannelRecord[] {
    return [...this.#byId.values()];
  }

  get(id: string): ChannelRecord | undefined {
    return this.#byId.get(id);
  }

  byName(name: string): ChannelRecord | undefined {
    const wanted = name.replace(/^#/, '');
    return this.all().find(channel => !channel.isIm && channel.name === wanted);
  }

  add(spec: ChannelSpec, memberIds: string[]): ChannelRecord {
    const channel: ChannelRecord = {
      id: idOf('C', spec.name, this.#place),
      name: spec.name,
      isPrivate: spec.isPrivate ?? false,
      isIm: false,
      isArchived: spec.isArchived ?? false,
      isGeneral: spec.name === 'general',
      members: new Set(memberIds),
      appIsMember: spec.appIsMember ?? false,
      ...(spec.shared && { shared: spec.shared }),
      created: this.#seconds(),
    };
    this.#byId.set(channel.id, channel);
    return channel;
  }

  /** The app's DM with a person, if it was ever opened. */
  existingDm(personId: string): ChannelRecord | undefined {
    return this.#dms.get(personId);
  }

  /** The app's DM with a person, opened if necessary. */
  dm(personId: string): ChannelRecord {
    const existing = this.#dms.get(personId);
    if (existing) return existing;
    const channel: ChannelRecord = {
      id: personId.replace(/^[UW]/, 'D'),
      name: 'directmessage',
      isPrivate: true,
      isIm: true,
      isArchived: false,
      isGeneral: false,
      members: new Set([personId]),
      appIsMember: true,
      user: personId,
      created: this.#seconds(),
    };
    this.#byId.set(channel.id, channel);
    this.#dms.set(personId, channel);
    return channel;
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}
