import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { parseEmail } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import { groupsByName } from '../members/access.ts';
import type { ActingMember } from '../members/acting-member.ts';
import { memberThere } from '../members/add-or-reactivate.ts';
import type { Member } from '../members/store.ts';
import { parseName } from '../names.ts';
import type { Scope } from '../operation.ts';
import { assertCanGrant } from '../roles.ts';
import { endAfter } from '../time/local-time.ts';
import { seesInvitation, seesMember } from '../visibility.ts';
import { insertInvitations } from './bulk/store.ts';
import { grantsOf } from './inviter-permissions.ts';
import { accessInput, type ResolvedAccess, resolveAccess } from './resolve-access.ts';
import { assertInvitable } from './rules.ts';
import type { SentInvitation } from './store.ts';

/** Somebody to invite, as the inviter named them. */
export const invitee = z.object({
  email: z.string(),
  name: z.string().nullable(),
  ...accessInput.shape,
  /** Who was chosen, or has the address in Slack and has confirmed it. */
  person: z.custom<Person>().nullable(),
});

export type Invitee = z.input<typeof invitee>;

/** Somebody who was read and is within the inviter's reach. */
export interface InvitationCandidate {
  email: string;
  name: string | null;
  access: ResolvedAccess;
  person: Person | null;
}

/**
 * Reads whom the inviter named: what can be said without looking at who is there already.
 * @param groups what groupsFor found
 * @throws DomainError self-invitation, uninvitable-person, invalid-email, email-too-long, invalid-name,
 *   unknown-role, unknown-group, role-needs-groups, cannot-grant
 */
export function readInvitee(
  acting: ActingMember,
  actor: Person,
  groups: readonly Group[],
  given: z.output<typeof invitee>,
): InvitationCandidate {
  const { person } = given;
  if (person) assertOther(person, actor);
  const email = parseEmail(given.email);
  if (email === actor.email) throw selfInvitation();
  const access = resolveAccess(acting, groups, given);
  assertCanGrant(acting.permissions, 'invitation:create', access);
  const name = given.name?.trim() ? parseName(given.name, 'person', 'name') : (person?.name ?? null);
  return { email, name, access, person };
}

/** Refuses oneself and whoever cannot be invited. @throws DomainError self-invitation, uninvitable-person */
export function assertOther(person: Person, actor: Person): void {
  if (person.slackUserId === actor.slackUserId) throw selfInvitation();
  assertInvitable(person);
}

const selfInvitation = () => new DomainError('self-invitation', {}, 'email');

/** Refuses to invite an address where somebody stands among the members. @throws DomainError already-member */
export function refuseMember({ permissions }: ActingMember, present: Member | null, email: string): void {
  if (!present) return;
  const isSeen = seesMember(permissions, present);
  throw new DomainError('already-member', memberThere(present, email, isSeen), 'email');
}

/** What is said where an address has a pending invitation. */
export function alreadyInvited({ permissions }: ActingMember, invitation: SentInvitation): DomainError {
  const { id: invitationId, organizationId, email, role, inviter } = invitation;
  const told = seesInvitation(permissions, invitation)
    ? { role: role.name, by: inviter.name }
    : { role: null, by: null };
  return new DomainError('already-invited', { organizationId, invitationId, email, ...told }, 'email');
}

/**
 * Writes the invitations of people who may be invited, and records them. Their addresses must be held and free.
 * @param terms what stands in every one of them, and the key of the request that makes each
 */
export async function createInvitations(
  { tx, now, audit, record }: Scope,
  { organization, member }: ActingMember,
  candidates: readonly InvitationCandidate[],
  { note, keyOf }: { note: string | null; keyOf: ((email: string) => string) | null },
): Promise<SentInvitation[]> {
  const { id: organizationId, invitationDays, timeZone } = organization;
  const rows = candidates.map(({ email, name, access, person }) => ({
    organizationId,
    email,
    name,
    slackUserId: person?.slackUserId ?? null,
    roleId: access.role.id,
    note: note || null,
    inviterId: member.id,
    requestKey: keyOf?.(email) ?? null,
    createdAt: now,
    expiresAt: endAfter(now, invitationDays, timeZone),
    grants: grantsOf(access),
  }));
  const ids = await insertInvitations(tx, rows);
  return candidates.map(({ email, name, access, person }) => {
    const invitation: SentInvitation = {
      id: ids.get(email) ?? '',
      organizationId,
      email,
      name,
      slackUserId: person?.slackUserId ?? null,
      inviterId: member.id,
      inviter: member,
      organization: { name: organization.name, template: organization.template.id },
      role: access.role,
      grants: access.grants,
    };
    audit({
      organizationId,
      action: 'invitation.create',
      subject: email,
      after: { role: access.role.name, groups: groupsByName(access.role, access.grants) },
    });
    record({ type: 'invitation.created', ...aboutInvitation(invitation) });
    return invitation;
  });
}
