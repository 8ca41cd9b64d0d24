import type { Database } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { listEntries, type NamedEntry } from '../audit/store.ts';
import { countLeavers } from '../leaving/store.ts';
import { MAX_COUNTED } from '../members/current-users.ts';
import type { Organization } from '../organizations/store.ts';
import { type Capability, can, hasEverywhere } from '../roles.ts';
import { groupsReached, seesSeats } from '../visibility.ts';
import { countWeekSoFar, type Week } from '../weeks/store.ts';
import { weekBegan } from '../weeks/weeks.ts';
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
  someHolders,
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
  /** Do at least two people who can act have the top role? Null: the checklist doesn't ask. */
  hasSecondOwner: boolean | null;
  /** This week by the organization's clock, for people who get the weekly summary of it. */
  week: Omit<Week, 'monday'> | null;
  /** The newest entries of the audit log, for people who can read it. */
  lastEvents: NamedEntry[];
}

/** Only people who can change the organization see what is left to do, unless they don't want to. */
export function seesChecklist({ permissions, member }: ActingMember): boolean {
  return hasEverywhere(permissions, 'organization:edit') && !member.hidesChecklist;
}

/** How many entries App Home shows. */
const EVENTS = 4;

/**
 * Counts for one member, each up to MAX_COUNTED and by an index; only of lists that they may see. A group admin gets
 * counts of people and invitations with one of their groups. Members with the same reach share their counts.
 * Source: product.md, App Home
 */
export async function overviewFor(
  { db, now, once }: { db: Database; now: Date; once: Once },
  acting: ActingMember,
): Promise<Overview> {
  const { organization, permissions } = acting;
  const { id, seatLimit, timeZone } = organization;
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
  const [invited, members, requests, seats, groups, leavers, hasSecondOwner, week, lastEvents] =
    await Promise.all([
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
      seesChecklist(acting) && may('organization:own')
        ? counted('owners', null, () => hasSecondHolder(db, organization))
        : null,
      hasEverywhere(permissions, 'organization:edit')
        ? counted('week', null, () => countWeekSoFar(db, id, weekBegan(now, timeZone)))
        : null,
      may('audit:read') ? counted('events', null, () => lastEventsOf(db, id)) : [],
    ]);
  return {
    invited,
    members,
    requests,
    seats: seats === null || seatLimit === null ? null : { limit: seatLimit, used: seats },
    groups,
    leavers,
    hasSecondOwner,
    week,
    lastEvents,
  };
}

async function hasSecondHolder(db: Database, { id, roles }: Organization): Promise<boolean> {
  const [top] = roles;
  return top !== undefined && (await someHolders(db, id, top.id, 2)).length > 1;
}

const lastEventsOf = (db: Database, organizationId: string) =>
  listEntries(db, { organizationId, person: null, noun: null }, { order: 'desc', take: EVENTS });

async function requestsIn(db: Database, id: string) {
  const [requests, held] = await Promise.all([countWaitingRequests(db, id), countAwaitingApproval(db, id)]);
  return { ...requests, held };
}
