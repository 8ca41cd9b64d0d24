import type { UsergroupSpec } from './cast.ts';
import type { Clock } from './clock.ts';
import { idOf } from './ids.ts';

export interface UsergroupRecord {
  id: string;
  /** Without @. */
  handle: string;
  name: string;
  description: string;
  /** Ids of people, in the given order. */
  users: string[];
  /** Set when Slack itself keeps the list: all administrators, all owners. */
  autoType: 'admin' | 'owner' | null;
  /** These three are in seconds; `deleted` is 0 while the group is enabled. */
  created: number;
  updated: number;
  deleted: number;
  createdBy: string;
  updatedBy: string;
  deletedBy: string | null;
}

/** The workspace's user groups, the disabled ones too: Slack never deletes one. */
export class Usergroups {
  #byId = new Map<string, UsergroupRecord>();
  readonly #clock: Clock;
  readonly #place: string | undefined;

  /** `place`: where their ids are unique, among several workspaces. */
  constructor(clock: Clock, place?: string) {
    this.#clock = clock;
    this.#place = place;
  }

  all(): UsergroupRecord[] {
    return [...this.#byId.values()];
  }

  get(id: string): UsergroupRecord | undefined {
    return this.#byId.get(id);
  }

  byHandle(handle: string): UsergroupRecord | undefined {
    const wanted = handle.replace(/^@/, '');
    return this.all().find(group => group.handle === wanted);
  }

  /** Throws when another group has the handle. */
  add(spec: UsergroupSpec, users: string[], createdBy: string): UsergroupRecord {
    if (this.byHandle(spec.handle)) throw new Error(`There is already a user group @${spec.handle}.`);
    const now = this.#seconds();
    const group: UsergroupRecord = {
      id: idOf('S', spec.handle, this.#place),
      handle: spec.handle,
      name: spec.name,
      description: spec.description ?? '',
      users,
      autoType: spec.autoType ?? null,
      created: now,
      updated: now,
      deleted: spec.isDisabled ? now : 0,
      createdBy,
      updatedBy: createdBy,
      deletedBy: spec.isDisabled ? createdBy : null,
    };
    this.#byId.set(group.id, group);
    return group;
  }

  /** Replaces the list of users; `by` is the id of the person who does it. */
  setUsers(group: UsergroupRecord, users: string[], by: string): void {
    Object.assign(group, { users, updated: this.#seconds(), updatedBy: by });
  }

  /** Enables or disables a group; does nothing when it already is. */
  setDisabled(group: UsergroupRecord, isDisabled: boolean, by: string): void {
    if (group.deleted > 0 === isDisabled) return;
    const now = this.#seconds();
    const deletion = isDisabled ? { deleted: now, deletedBy: by } : { deleted: 0, deletedBy: null };
    Object.assign(group, { ...deletion, updated: now, updatedBy: by });
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}
