import type { Database, Transaction } from '../../database/client.ts';
import { DomainError, type Problem, raise } from '../errors.ts';
import { assertSeatsHeld } from '../locks.ts';
import type { Organization } from '../organizations/store.ts';
import type { Permissions } from '../roles.ts';
import { seesSeats } from '../visibility.ts';
import { countSeats, countSeatsAtMost, hasSeat } from './store.ts';

/** The seats of an organization. */
export interface Seats {
  /** Null: no limit. */
  limit: number | null;
  /**
   * Active members and people with a pending invitation; 0 when there is no limit, because then Foyer doesn't count.
   */
  used: number;
}

/** Up to this many, counting people exactly takes milliseconds. */
const COUNTED_EXACTLY = 10_000;

/**
 * Reads the current seats. In a very large organization a person with two invitations may count twice, as long as
 * enough seats remain.
 */
export async function seatsOf(
  db: Database | Transaction,
  { id, seatLimit: limit }: Pick<Organization, 'id' | 'seatLimit'>,
  wanted = 1,
): Promise<Seats> {
  if (limit === null) return { limit, used: 0 };
  const atMost = await countSeatsAtMost(db, id);
  const isEnough = atMost > COUNTED_EXACTLY && atMost + wanted <= limit;
  return { limit, used: isEnough ? atMost : await countSeats(db, id) };
}

/**
 * Refuses a person when no seat is free. An invitee has a seat already, so accepting never checks. Lock the seats first
 * (see locks.ts), then read the organization.
 * @param by who gives the seat: only people who may see the numbers read them
 */
export async function assertSeatFor(
  tx: Transaction,
  organization: Pick<Organization, 'id' | 'name' | 'seatLimit'>,
  person: { email: string; slackUserId: string | null },
  by?: Permissions,
): Promise<void> {
  raise(await seatsFor(tx, organization, by).take(person));
}

/** The members and invitations that include everybody who may have a seat already. */
interface SeatHolders {
  members: readonly { state: string; email: string; slackUserId: string | null }[];
  invitations: readonly { status: string; email: string; slackUserId: string | null }[];
}

function hasSeatAmong(
  { members, invitations }: SeatHolders,
  { email, slackUserId }: { email: string; slackUserId: string | null },
): boolean {
  // An address alone says who is meant only where no account is bound: see people/identity.ts.
  const isTheirs = (each: { email: string; slackUserId: string | null }) =>
    slackUserId !== null && each.slackUserId !== null
      ? each.slackUserId === slackUserId
      : each.email === email;
  return (
    members.some(member => member.state === 'active' && isTheirs(member)) ||
    invitations.some(invitation => invitation.status === 'pending' && isTheirs(invitation))
  );
}

/**
 * Gives seats to several people, one after the other: each one who takes a seat leaves one less for the next.
 * @param known rows of these people that were already loaded
 */
export function seatsFor(
  db: Database | Transaction,
  { id, name: organization, seatLimit: limit }: Pick<Organization, 'id' | 'name' | 'seatLimit'>,
  by?: Permissions,
  known?: SeatHolders,
): {
  /** Takes a seat for a person without one; returns the problem when none is free. */
  take(person: { email: string; slackUserId: string | null }): Promise<Problem<'no-seat'> | null>;
} {
  let atMost: number | undefined;
  let exactly: number | undefined;
  let listed = 0;
  return {
    async take(person) {
      if (limit === null) return null;
      assertSeatsHeld(db, id);
      if (known ? hasSeatAmong(known, person) : await hasSeat(db, id, person)) return null;
      atMost ??= await countSeatsAtMost(db, id);
      // Counting each person once takes a second for a million: it happens only when nearly all seats are taken.
      if (atMost + listed >= limit) exactly ??= await countSeats(db, id);
      const used = exactly ?? atMost;
      if (used + listed >= limit) {
        const visibleSeats = !by || seesSeats(by) ? { limit, used } : { limit: null, used: null };
        return new DomainError('no-seat', { organization, ...visibleSeats, listed }, 'email');
      }
      listed += 1;
      return null;
    },
  };
}
