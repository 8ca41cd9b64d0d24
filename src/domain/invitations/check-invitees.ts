import type { Database, Transaction } from '../../database/client.ts';
import { type ActingMember, requireCapability } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError, type Problem } from '../errors.ts';
import { inputOf } from '../input.ts';
import { addressesIn } from '../locks.ts';
import { assertAddressFree } from '../members/behind.ts';
import { placeProblem } from '../members/place-taken.ts';
import { type Claimant, identify, isFor, memberOf } from '../people/identity.ts';
import { isBehind } from '../people/is-behind.ts';
import { seatsFor } from '../seats/seats.ts';
import { minutesToWaitFor, pauseProblem } from './cooldown.ts';
import {
  alreadyInvited,
  type InvitationCandidate,
  type Invitee,
  invitee,
  inviteeProblem,
  readInvitee,
  selfInvitation,
} from './invitee.ts';
import { holderOf } from './rules.ts';
import { type KnownInvitation, readScene, type Scene } from './scene/store.ts';
import type { SentInvitation } from './store.ts';

/** The most people on one list; a file can contain more. */
export const MAX_LIST = 20;

/** Why people on a list can't be invited, by their index. */
export type Refusals = ReadonlyMap<number, DomainError>;

/** Result of checking a list. Each entry is in exactly one of the three maps. */
export interface Checked {
  refused: Map<number, DomainError>;
  candidates: Map<number, InvitationCandidate>;
  /** People the same request invited before. */
  invited: Map<number, SentInvitation>;
}

/** The key of the request that invites an address; null: there is no request. */
export type KeyOf = ((email: string) => string) | null;

/** By whom, when and for which request people are checked. */
interface Terms {
  actor: Person;
  acting: ActingMember;
  now: Date;
  keyOf: KeyOf;
  /** Nobody is invited yet, and nothing is locked. */
  isDraft?: true;
}

type SeatTaker = ReturnType<typeof seatsFor>;

/** Reads what inviting these people depends on, including people who joined Slack after the lookup. */
export async function sceneOf(
  db: Database | Transaction,
  actor: Person,
  { organizationId, people, keyOf }: { organizationId: string; people: readonly Invitee[]; keyOf: KeyOf },
): Promise<Scene> {
  const emails = addressesIn(people.map(({ email }) => email));
  const wanted = {
    organizationId,
    emails,
    slackUserIds: people.flatMap(({ person }) => person?.slackUserId ?? []),
    requestKeys: keyOf ? emails.map(keyOf) : [],
    withGroups: people.some(({ groups, adminOf = [] }) => groups.length + adminOf.length > 0),
  };
  return readScene(db, actor, wanted);
}

/**
 * The inviter's membership in the organization of a scene.
 * @throws DomainError organization-not-found, not-allowed
 */
export function inviterOf({ organization, members }: Scene, actor: Person): ActingMember {
  if (!organization) throw new DomainError('organization-not-found', {});
  return requireCapability(organization, memberOf(actor, members), 'invitation:create', actor);
}

/**
 * Checks entries by the rules for one person, in list order: the inviter's input and rights, existing members and
 * invitations, the pause between two messages, and the free seats. A second entry for the same person is refused.
 * Before inserting, take the seat and email locks.
 */
export async function checkInvitees(
  db: Database | Transaction,
  scene: Scene,
  terms: Terms,
  people: readonly Invitee[],
): Promise<Checked> {
  const { organization, permissions } = terms.acting;
  const emails = addressesIn(people.map(({ email }) => email));
  const rest = {
    seats: seatsFor(db, organization, permissions, scene),
    waits: await minutesToWaitFor(db, organization, emails, terms.now),
    listed: new Set<string>(),
  };
  const checked: Checked = { refused: new Map(), candidates: new Map(), invited: new Map() };
  for (const [position, given] of people.entries()) {
    const found = await checkInvitee(scene, terms, rest, given);
    if (found instanceof DomainError) checked.refused.set(position, found);
    else if ('id' in found) checked.invited.set(position, found);
    else checked.candidates.set(position, found);
  }
  return checked;
}

async function checkInvitee(
  scene: Scene,
  { actor, acting, keyOf, isDraft }: Terms,
  { seats, waits, listed }: { seats: SeatTaker; waits: ReadonlyMap<string, number>; listed: Set<string> },
  given: Invitee,
): Promise<InvitationCandidate | SentInvitation | Problem> {
  const wanted = inputOf(invitee, given);
  if (wanted instanceof DomainError) return wanted;
  const read = readInvitee(acting, actor, scene.groups, wanted);
  if (read instanceof DomainError) return read;
  const { email } = read;
  if (listed.has(email)) return new DomainError('listed-twice', { email }, 'email');
  listed.add(email);
  const ofEmail = scene.invitations.filter(each => each.email === email);
  const before = keyOf && ofEmail.find(each => each.requestKey === keyOf(email));
  if (before) return before;
  const person = read.person ?? holderOf(scene.people.find(each => each.email === email));
  const slackUserId = person?.slackUserId ?? null;
  const claimant = { slackUserId, email, isEmailConfirmed: true };
  const identity = identify(claimant, scene.members);
  if (identity.kind === 'member' && identity.member.id === acting.member.id) return selfInvitation();
  const { organization, permissions } = acting;
  const problem =
    (person && inviteeProblem(person, actor)) ??
    placeProblem(identity, { organization, email, slackUserId, reader: permissions }) ??
    invitedProblem(scene.invitations, acting, claimant, isDraft) ??
    pauseProblem(waits, email) ??
    (await seats.take({ email, slackUserId }));
  return problem ?? { ...read, person, name: read.name ?? person?.name ?? null };
}

/**
 * The refusal for a person who has a pending invitation, under whatever address. One with the address that is
 * another person's by now, follows that person first.
 * @throws CatchUpError
 */
function invitedProblem(
  invitations: readonly KnownInvitation[],
  acting: ActingMember,
  claimant: Claimant,
  isDraft = false,
): Problem | null {
  const pending = invitations.filter(({ status }) => status === 'pending');
  const own = pending.find(each => isFor(each, claimant));
  if (own) return alreadyInvited(acting, own);
  const inTheWay = pending.find(({ email }) => email === claimant.email);
  if (!inTheWay) return null;
  const refusal = alreadyInvited(acting, inTheWay);
  if (!isBehind(inTheWay)) return refusal;
  if (!isDraft) assertAddressFree(acting.organization.workspaceId, inTheWay, refusal);
  return null;
}

/**
 * Checks a list that somebody is writing: who on it can't be invited now, and why.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function checkList(
  { db, clock }: Domain,
  actor: Person,
  organizationId: string,
  people: readonly Invitee[],
): Promise<{ acting: ActingMember; refused: Refusals }> {
  const scene = await sceneOf(db, actor, { organizationId, people, keyOf: null });
  const acting = inviterOf(scene, actor);
  const terms = { actor, acting, now: clock.now(), keyOf: null, isDraft: true as const };
  const { refused } = await checkInvitees(db, scene, terms, people);
  return { acting, refused };
}
