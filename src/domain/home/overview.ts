import type { Database } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { countLeavers } from '../leaving/store.ts';
import { MAX_COUNTED } from '../members/current-users.ts';
import { type Capability, can, hasEverywhere } from '../roles.ts';
import { groupsReached, seesSeats } from '../visibility.ts';
import type { Once } from './once.ts';
import {
  countAwaitingApproval,
  countGroups,
  countMembersWithin,
  countPendingWithin,
  countSeatsUsed,
  countsIn,
  countUndelivered,
  countWaitingRequests,
} from './store.ts';

/** Counts of each list that a person may see, within their groups; null: they may not see it. */
export interface Overview {
  invited: { pending: number; undelivered: number } | null;
  members: { active: number; deactivated: number } | null;
  /** `held`: accepted invitations that wait for an approver. */
  requests: { waiting: number; oldestAt: Date | null; held: number } | null;
  /** Null also when there is no limit. */
  seats: { limit: number; used: number } | null;
  groups: number | null;
  /** Members who left Slack and about whom nobody has decided; 0 for people who can't decide about all of them. */
  leavers: number;
}

/**
 * Counts for one member, each up to MAX_COUNTED and by an index; only of lists that they may see. A group admin gets
 * counts of people and invitations with one of their groups. Members with the same reach share their counts.
 * Source: product.md, App Home
 */
export async function overviewFor(db: Database, acting: ActingMember, once: Once): Promise<Overview> {
  const { organization, permissions } = acting;
  const { id, seatLimit } = organization;
  const may = (capability: Capability) => can(permissions, capability);
  const within = (capability: Capability) => groupsReached(permissions, capability)?.toSorted() ?? null;
  const counted = <Made>(list: string, groups: string[] | null, make: () => Promise<Made>) =>
    once([list, id, groups], make);
  const whole = () => counted('whole', null, () => countsIn(db, id));
  const invitedIn = async (groups: string[] | null) => {
    const [pending, undelivered] = await Promise.all([
      groups ? countPendingWithin(db, id, groups) : whole().then(counts => counts.pending),
      countUndelivered(db, id, groups),
    ]);
    return { pending, undelivered };
  };
  const membersIn = async (groups: string[] | null) => {
    if (!groups) {
      const { active, deactivated } = await whole();
      return { active, deactivated };
    }
    const [active, deactivated] = await Promise.all([
      countMembersWithin(db, id, 'active', groups),
      countMembersWithin(db, id, 'deactivated', groups),
    ]);
    return { active, deactivated };
  };
  const [read, seen] = [within('invitation:read'), within('member:read')];
  const [invited, members, requests, seats, groups, leavers] = await Promise.all([
    may('invitation:read') ? counted('invited', read, () => invitedIn(read)) : null,
    may('member:read') ? counted('members', seen, () => membersIn(seen)) : null,
    may('join-request:review') ? counted('requests', null, () => requestsIn(db, id)) : null,
    seesSeats(permissions) && seatLimit !== null
      ? counted('seats', null, () => countSeatsUsed(db, id))
      : null,
    may('organization:edit') ? counted('groups', null, () => countGroups(db, id)) : null,
    hasEverywhere(permissions, 'member:deactivate')
      ? counted('leavers', null, () => countLeavers(db, id, MAX_COUNTED + 1))
      : 0,
  ]);
  return {
    invited,
    members,
    requests,
    seats: seats === null || seatLimit === null ? null : { limit: seatLimit, used: seats },
    groups,
    leavers,
  };
}

async function requestsIn(db: Database, id: string) {
  const [requests, held] = await Promise.all([countWaitingRequests(db, id), countAwaitingApproval(db, id)]);
  return { ...requests, held };
}
