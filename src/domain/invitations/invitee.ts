import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { accessInput, type ResolvedAccess, readAccess } from '../access/resolve-access.ts';
import { groupsByName } from '../access/snapshot.ts';
import { readEmail } from '../addresses.ts';
import type { Person } from '../domain.ts';
import { DomainError, type Problem } from '../errors.ts';
import { readName } from '../names.ts';
import type { Scope } from '../operation/operation.ts';
import type { Group } from '../roles.ts';
import { grantProblem } from '../roles.ts';
import { endAfter } from '../time/local-time.ts';
import { seesInvitation } from '../visibility.ts';
import { insertInvitations } from './bulk/store.ts';
import { grantsOf } from './inviter-permissions.ts';
import { invitableProblem } from './rules.ts';
import type { SentInvitation } from './store.ts';

/** A person to invite, as the inviter named them. */
export const invitee = z.object({
  email: z.string(),
  name: z.string().nullable(),
  ...accessInput.shape,
  /** The person who was chosen, or who has this address in Slack and has confirmed it. */
  person: z.custom<Person>().nullable(),
});

export type Invitee = z.input<typeof invitee>;

/** A person whose entry is valid and whom the inviter may invite. */
export interface InvitationCandidate {
  email: string;
  name: string | null;
  access: ResolvedAccess;
  person: Person | null;
}

/**
 * Reads an entry and checks everything that doesn't depend on existing members and invitations.
 * @param groups what groupsFor found
 */
export function readInvitee(
  acting: ActingMember,
  actor: Person,
  groups: readonly Group[],
  given: z.output<typeof invitee>,
): InvitationCandidate | Problem {
  const { person } = given;
  const unfit = person && inviteeProblem(person, actor);
  if (unfit) return unfit;
  const email = readEmail(given.email);
  if (email instanceof DomainError) return email;
  if (email === actor.email) return selfInvitation();
  const access = readAccess(acting, groups, given);
  if (access instanceof DomainError) return access;
  const beyond = grantProblem(acting.permissions, 'invitation:create', access);
  if (beyond) return beyond;
  const name = given.name?.trim() ? readName(given.name, 'person', 'name') : (person?.name ?? null);
  return name instanceof DomainError ? name : { email, name, access, person };
}

/** Says why nobody can invite that person: they are the inviter, or have no place in Foyer. */
export function inviteeProblem(
  person: Person,
  actor: Person,
): Problem<'self-invitation' | 'uninvitable-person'> | null {
  return person.slackUserId === actor.slackUserId ? selfInvitation() : invitableProblem(person);
}

export const selfInvitation = () => new DomainError('self-invitation', {}, 'email');

/** The refusal for an address that already has a pending invitation. */
export function alreadyInvited({ permissions }: ActingMember, invitation: SentInvitation): Problem {
  const { id: invitationId, organizationId, email, role, inviter } = invitation;
  const visible = seesInvitation(permissions, invitation)
    ? { role: role.name, by: inviter.name }
    : { role: null, by: null };
  return new DomainError('already-invited', { organizationId, invitationId, email, ...visible }, 'email');
}

/**
 * Inserts the invitations of checked people and records them. Their addresses must be locked and free.
 * @param terms what every one of them includes, and the key of the request that creates each
 */
export async function createInvitations(
  { tx, now, audit, record }: Omit<Scope, 'actor'>,
  {
    organization,
    member,
  }: Pick<ActingMember, 'organization'> & { member: SentInvitation['inviter'] & { id: string } },
  candidates: readonly (Omit<InvitationCandidate, 'person'> & { person: { slackUserId: string } | null })[],
  {
    note,
    keyOf,
    inviteLinkId = null,
    isSent = true,
  }: {
    note: string | null;
    keyOf: ((email: string) => string) | null;
    inviteLinkId?: string | null;
    /** False: the invitees answer at once, so nothing is sent to them. */
    isSent?: boolean;
  },
): Promise<SentInvitation[]> {
  const { id: organizationId, invitationDays, timeZone } = organization;
  const expiresAt = endAfter(now, invitationDays, timeZone);
  const rows = candidates.map(({ email, name, access, person }) => ({
    organizationId,
    email,
    name,
    slackUserId: person?.slackUserId ?? null,
    roleId: access.role.id,
    note: note || null,
    inviterId: member.id,
    requestKey: keyOf?.(email) ?? null,
    inviteLinkId,
    createdAt: now,
    expiresAt,
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
      organization: {
        name: organization.name,
        template: organization.template.id,
        inviteBy: organization.inviteBy,
      },
      role: access.role,
      grants: access.grants,
      expiresAt,
    };
    audit({
      organizationId,
      action: 'invitation.create',
      subject: email,
      after: { role: access.role.name, groups: groupsByName(access.role, access.grants) },
    });
    if (isSent) record({ type: 'invitation.created', ...aboutInvitation(invitation) });
    return invitation;
  });
}
