import type { Database, Transaction } from '../../database/client.ts';
import { DomainError } from '../errors.ts';
import { assertSeatsHeld } from '../locks.ts';
import type { Organization } from '../organizations/store.ts';
import type { Permissions } from '../roles.ts';
import { seesSeats } from '../visibility.ts';
import { countSeats, countSeatsAtMost, hasSeat } from './store.ts';

/** The seats of an organization. */
export interface Seats {
  /** Null: no limit. */
  limit: number | null;
  /** Active members and people with a pending invitation; 0 where there is no limit, as nobody counts then. */
  used: number;
}

/** Up to so many, people are counted one by one within milliseconds. */
const COUNTED_EXACTLY = 10_000;

/**
 * The seats as they stand now. In a very large organization somebody who has two invitations may count twice, as long
 * as that leaves the seats that are wanted.
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
 * Refuses somebody for whom no seat is left. Whoever is invited has a seat already, so accepting never asks.
 * Hold the seats (see locks.ts) and read the organization since.
 * @param by who gives the seat: only those who may know hear how many there are
 * @throws DomainError no-seat, for the field "email"
 * Source: product.md, Organizations, Seats
 */
export async function assertSeatFor(
  tx: Transaction,
  organization: Pick<Organization, 'id' | 'name' | 'seatLimit'>,
  person: { email: string; slackUserId: string | null },
  by?: Permissions,
): Promise<void> {
  await seatsFor(tx, organization, by).take(person);
}

/** Members and invitations among which everybody is who may have a seat already. */
interface SeatHolders {
  members: readonly { state: string; email: string; slackUserId: string | null }[];
  invitations: readonly { status: string; email: string; slackUserId: string | null }[];
}

function hasSeatAmong(
  { members, invitations }: SeatHolders,
  { email, slackUserId }: { email: string; slackUserId: string | null },
): boolean {
  const isTheirs = (each: { email: string; slackUserId: string | null }) =>
    each.email === email || (slackUserId !== null && each.slackUserId === slackUserId);
  return (
    members.some(member => member.state === 'active' && isTheirs(member)) ||
    invitations.some(invitation => invitation.status === 'pending' && isTheirs(invitation))
  );
}

/**
 * Seats for several people, one after the other: who takes one leaves one less for those who follow.
 * @param known where these people were read already
 */
export function seatsFor(
  db: Database | Transaction,
  { id, name: organization, seatLimit: limit }: Pick<Organization, 'id' | 'name' | 'seatLimit'>,
  by?: Permissions,
  known?: SeatHolders,
): { take(person: { email: string; slackUserId: string | null }): Promise<void> } {
  let atMost: number | undefined;
  let exactly: number | undefined;
  let listed = 0;
  return {
    /** @throws DomainError no-seat, for the field "email" */
    async take(person) {
      if (limit === null) return;
      assertSeatsHeld(db, id);
      if (known ? hasSeatAmong(known, person) : await hasSeat(db, id, person)) return;
      atMost ??= await countSeatsAtMost(db, id);
      // Each person once takes a second of a million: only where nearly all seats are taken does anybody wait for it.
      if (atMost + listed >= limit) exactly ??= await countSeats(db, id);
      const used = exactly ?? atMost;
      if (used + listed >= limit) {
        const told = !by || seesSeats(by) ? { limit, used } : { limit: null, used: null };
        throw new DomainError('no-seat', { organization, ...told, listed }, 'email');
      }
      listed += 1;
    },
  };
}
