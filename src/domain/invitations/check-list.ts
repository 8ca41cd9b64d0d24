import type { Database, Transaction } from '../../database/client.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError, findingOf } from '../errors.ts';
import { readInput } from '../input.ts';
import { authorise, type Membership } from '../members/membership.ts';
import { peopleByEmail } from '../people/store.ts';
import { seatsFor } from '../seats/seats.ts';
import { pendingByEmail } from './bulk/store.ts';
import { assertPauseOver, minutesToWaitFor } from './cooldown.ts';
import {
  alreadyInvited,
  assertNoMember,
  assertOther,
  type Invitee,
  invitee,
  type Newcomer,
  readInvitee,
} from './invitee.ts';
import { groupsFor } from './promise.ts';
import { holderOf } from './rules.ts';
import { findPending, type Invitation, madeByRequest } from './store.ts';

/** People on one list; more of them come in a file. */
export const LIST_MOST = 20;

/** Why people of a list cannot be invited, by their place on it. */
export type Refusals = ReadonlyMap<number, DomainError>;

/** A list as far as it was judged: whoever is refused is left out of the others. */
export interface Judged {
  refused: Map<number, DomainError>;
  newcomers: Map<number, Newcomer>;
  /** Those whom the same request invited before. */
  invited: Map<number, Invitation>;
}

/**
 * Reads the people of a list, each by the rules for one alone; whoever stands there twice is refused the second time.
 * @param people in their order
 */
export async function readList(
  db: Database | Transaction,
  actor: Person,
  membership: Membership,
  people: readonly Invitee[],
): Promise<Judged> {
  const judged: Judged = { refused: new Map(), newcomers: new Map(), invited: new Map() };
  const given = people.map(person => readInput(invitee, person));
  const groups = await groupsFor(db, membership.organization, given);
  const emails = new Set<string>();
  for (const [place, person] of given.entries()) {
    const read = await findingOf(() => {
      const newcomer = readInvitee(membership, actor, groups, person);
      if (emails.has(newcomer.email)) {
        throw new DomainError('listed-twice', { email: newcomer.email }, 'email');
      }
      emails.add(newcomer.email);
      return newcomer;
    });
    if ('refused' in read) judged.refused.set(place, read.refused);
    else judged.newcomers.set(place, read.result);
  }
  return judged;
}

/**
 * Judges those who could be read by who is there already, and gives the seats that are left from the top down.
 * Where they are to be invited, hold seats and addresses first.
 * @param now by which the pause between two messages to one address is measured
 * @param keyOf the key of the request that invites an address; null: none does
 */
export async function judgeList(
  db: Database | Transaction,
  actor: Person,
  membership: Membership,
  { refused, newcomers, invited }: Judged,
  now: Date,
  keyOf: ((email: string) => string) | null,
): Promise<Judged> {
  if (newcomers.size === 0) return { refused, newcomers, invited };
  const { id: organizationId, workspaceId } = membership.organization;
  const emails = [...newcomers.values()].map(({ email }) => email);
  const known = await peopleByEmail(db, workspaceId, emails);
  const pending = await pendingByEmail(db, organizationId, emails);
  const made = keyOf
    ? await madeByRequest(db, organizationId, emails, emails.map(keyOf))
    : new Map<string, Invitation>();
  const waits = await minutesToWaitFor(db, membership.organization, emails, now);
  const seats = seatsFor(db, membership.organization, membership.standing);
  const judged: Judged = { refused: new Map(refused), newcomers: new Map(), invited: new Map(invited) };
  for (const [place, newcomer] of newcomers) {
    const { email } = newcomer;
    const before = made.get(email);
    if (before) {
      judged.invited.set(place, before);
      continue;
    }
    const person = newcomer.person ?? holderOf(known.get(email));
    const found = await findingOf(async () => {
      if (person) assertOther(person, actor);
      await assertNoMember(db, membership, { email, person });
      const present = pending.has(email) ? await findPending(db, organizationId, email) : null;
      if (present) throw alreadyInvited(membership, present);
      assertPauseOver(waits, email);
      await seats.take({ email, slackUserId: person?.slackUserId ?? null });
    });
    if ('refused' in found) judged.refused.set(place, found.refused);
    else judged.newcomers.set(place, { ...newcomer, person, name: newcomer.name ?? person?.name ?? null });
  }
  return judged;
}

/**
 * A list that is being written: who of it could not be invited now, and why.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function checkList(
  { db, clock }: Domain,
  actor: Person,
  organizationId: string,
  people: readonly Invitee[],
): Promise<{ membership: Membership; refused: Refusals }> {
  const membership = await authorise(db, actor, organizationId, 'invitation:create');
  const read = await readList(db, actor, membership, people);
  const { refused } = await judgeList(db, actor, membership, read, clock.now(), null);
  return { membership, refused };
}
