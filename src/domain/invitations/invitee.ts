import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import { parseEmail } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import { groupsByName } from '../members/access.ts';
import { memberThere } from '../members/admit.ts';
import type { Membership } from '../members/membership.ts';
import { findMember } from '../members/store.ts';
import { parseName } from '../names.ts';
import type { Scope } from '../operation.ts';
import { assertWithinReach } from '../roles.ts';
import { endAfter } from '../time/local-time.ts';
import { seesInvitation, seesMember } from '../visibility.ts';
import { aboutInvitation } from './about.ts';
import { assertPauseOver, minutesToWaitFor } from './cooldown.ts';
import { grantsOf } from './honour.ts';
import { type Promised, promised, wish } from './promise.ts';
import { assertInvitable } from './rules.ts';
import { type Invitation, insertInvitation } from './store.ts';

/** Somebody to invite, as the inviter named them. */
export const invitee = z.object({
  email: z.string(),
  name: z.string().nullable(),
  ...wish.shape,
  /** Who was chosen, or has the address in Slack and has confirmed it. */
  person: z.custom<Person>().nullable(),
});

export type Invitee = z.input<typeof invitee>;

/** Somebody who was read and is within the inviter's reach. */
export interface Newcomer {
  email: string;
  name: string | null;
  gift: Promised;
  person: Person | null;
}

/**
 * Reads whom the inviter named: what can be said without looking at who is there already.
 * @param groups what groupsFor found
 * @throws DomainError self-invitation, uninvitable-person, invalid-email, email-too-long, invalid-name,
 *   unknown-role, unknown-group, role-needs-groups, beyond-reach
 */
export function readInvitee(
  membership: Membership,
  actor: Person,
  groups: readonly Group[],
  given: z.output<typeof invitee>,
): Newcomer {
  const { person } = given;
  if (person) assertOther(person, actor);
  const email = parseEmail(given.email);
  if (email === actor.email) throw selfInvitation();
  const gift = promised(membership, groups, given);
  assertWithinReach(membership.standing, 'invitation:create', gift);
  const name = given.name?.trim() ? parseName(given.name, 'person', 'name') : (person?.name ?? null);
  return { email, name, gift, person };
}

/** Refuses oneself and whoever cannot be invited. @throws DomainError self-invitation, uninvitable-person */
export function assertOther(person: Person, actor: Person): void {
  if (person.slackUserId === actor.slackUserId) throw selfInvitation();
  assertInvitable(person);
}

const selfInvitation = () => new DomainError('self-invitation', {}, 'email');

/** Refuses whoever stands among the members already. @throws DomainError already-member */
export async function assertNoMember(
  db: Database | Transaction,
  { organization, standing }: Membership,
  { email, person }: Pick<Newcomer, 'email' | 'person'>,
): Promise<void> {
  const who = { slackUserId: person?.slackUserId ?? null, email };
  const present = await findMember(db, organization.id, who);
  if (!present) return;
  const isSeen = seesMember(standing, present);
  throw new DomainError('already-member', memberThere(present, email, isSeen), 'email');
}

/** What is said where an address has a pending invitation. */
export function alreadyInvited({ standing }: Membership, invitation: Invitation): DomainError {
  const { id: invitationId, organizationId, email, role, inviter } = invitation;
  const told = seesInvitation(standing, invitation)
    ? { role: role.name, by: inviter.name }
    : { role: null, by: null };
  return new DomainError('already-invited', { organizationId, invitationId, email, ...told }, 'email');
}

/**
 * Writes the invitation of somebody who may be invited, and records it. Null when their address has a pending one.
 * Hold the address (see locks.ts) first.
 * @throws DomainError resent-too-soon when something was sent to the address too short a while ago
 */
export async function createInvitation(
  { tx, now, audit, record }: Scope,
  { organization, member }: Membership,
  { email, name, gift, person }: Newcomer,
  { note, requestKey }: { note: string | null; requestKey: string | null },
): Promise<Invitation | null> {
  const { id: organizationId, invitationDays, timeZone } = organization;
  const { role, grants } = gift;
  const invitation = await insertInvitation(tx, {
    organizationId,
    email,
    name,
    slackUserId: person?.slackUserId ?? null,
    roleId: role.id,
    note: note || null,
    inviterId: member.id,
    requestKey,
    createdAt: now,
    expiresAt: endAfter(now, invitationDays, timeZone),
    grants: grantsOf(gift),
  });
  if (!invitation) return null;
  assertPauseOver(await minutesToWaitFor(tx, organization, [email], now, { except: invitation.id }), email);
  audit({
    organizationId,
    action: 'invitation.create',
    subject: email,
    after: { role: role.name, groups: groupsByName(role, grants) },
  });
  record({ type: 'invitation.created', ...aboutInvitation(invitation) });
  return invitation;
}
