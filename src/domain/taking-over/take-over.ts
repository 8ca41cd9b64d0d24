import { z } from 'zod';
import { accessSnapshotOf } from '../access/snapshot.ts';
import { findIdentity, findOwnMember, type Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError, raise } from '../errors.ts';
import type { AccessSnapshot } from '../events.ts';
import { revokeObsoleteInvitations } from '../invitations/obsolete-invitations.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { pendingAmong } from '../join-requests/store.ts';
import { alone, type RightsReader } from '../locks.ts';
import { topRole } from '../members/member-within.ts';
import { assertJoinable, placeProblem } from '../members/place-taken.ts';
import { hasHolder, insertMember } from '../members/store.ts';
import { operation } from '../operation/operation.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import { type Organization, type Role, setCurrent } from '../organizations/store.ts';
import { confirmedEmail } from '../person-problem.ts';
import { giveRole, orphanedOrganizations } from './store.ts';

/** An organization that its workspace's owner can take over. */
export interface Orphaned {
  organization: Organization;
  top: Role;
  /** Who they are there already; null: nobody. */
  present: Member | null;
}

/**
 * Reads an organization that the actor can take over: they own the Slack workspace, and nobody with the organization's
 * top role can act.
 * @throws DomainError organization-not-found, only-workspace-owners, not-orphaned
 */
async function orphanedFor(db: RightsReader, actor: Person, organizationId: string): Promise<Orphaned> {
  const organization = await organizationHere(db, actor, organizationId);
  const top = topRole(organization);
  if (!actor.isWorkspaceOwner) throw new DomainError('only-workspace-owners', {});
  if (await hasHolder(db, top.id, { except: new Set() })) {
    throw new DomainError('not-orphaned', { organization: organization.name, role: top.name });
  }
  return { organization, top, present: await findOwnMember(db, organizationId, actor) };
}

/** Reads it outside an operation. */
export const readOrphaned = ({ db }: Domain, actor: Person, organizationId: string) =>
  orphanedFor(db, actor, organizationId);

/** The organizations that the actor can take over; only an owner of the Slack workspace can. */
export async function organizationsToTakeOver(
  { db }: Pick<Domain, 'db'>,
  { workspaceId, isWorkspaceOwner }: Person,
): Promise<{ id: string; name: string }[]> {
  return isWorkspaceOwner ? orphanedOrganizations(db, workspaceId) : [];
}

/**
 * An owner of the Slack workspace takes over an organization in which nobody with the top role can act: they get the top
 * role, needing no free seat. Of two owners at once, one does. The audit log, every admin left and the workspace's other
 * owners get to know.
 * Source: product.md, People change ("an organization whose last owner is gone can be taken over")
 */
export const takeOver = operation({
  name: 'takeOver',
  input: z.object({ organizationId: z.uuid() }),
  fails: [
    'organization-not-found',
    'only-workspace-owners',
    'not-orphaned',
    'uninvitable-person',
    'email-unconfirmed',
    'already-member',
    'new-account',
  ],
  lock: (_, { organizationId }) => alone(organizationId),
  async run(scope, { organizationId }): Promise<{ organization: Organization; role: string }> {
    const { tx, now, actor, audit, record, fail } = scope;
    const { organization, top, present } = await orphanedFor(tx, actor, organizationId);
    const { slackUserId, name, workspaceId } = actor;
    if (!actor.email) throw fail('uninvitable-person', { who: name, reason: 'no-email' });
    const email = present?.email ?? confirmedEmail(actor);
    // Anybody can write an address into their profile, and its holder couldn't join then.
    if (!email) throw fail('email-unconfirmed', { email: actor.email });
    if (!present) {
      const identity = await findIdentity(tx, organizationId, actor);
      raise(placeProblem(identity, { organization, email, slackUserId, reader: 'themselves' }));
      assertJoinable(identity, organization, email);
    }
    const { id: roleId } = top;
    if (present) await giveRole(tx, present.id, { roleId, slackUserId });
    const memberId =
      present?.id ??
      (await insertMember(tx, {
        organizationId,
        email,
        name,
        slackUserId,
        roleId,
        grants: [],
        joinedAt: now,
      }));
    await setCurrent(tx, actor, organizationId);
    audit({
      organizationId,
      action: 'organization.take-over',
      subject: email,
      // The subject says who: an erasure finds the name of a person only in entries about people.
      ...(present && { before: { ...accessOf(present), state: present.state } }),
      after: { role: top.name, state: 'active' },
    });
    record({
      type: 'organization.taken-over',
      organizationId,
      by: { memberId, slackUserId },
      who: present?.name ?? name,
      groups: present?.grants.map(({ groupId }) => groupId) ?? [],
    });
    await revokeObsoleteInvitations(scope, { workspaceId, slackUserId, email });
    const requests = await pendingAmong(tx, organizationId, [slackUserId]);
    await withdrawObsoleteRequests(scope, organizationId, requests);
    return { organization, role: top.name };
  },
});

function accessOf(member: Member): Omit<AccessSnapshot, 'name'> {
  const { name: _, ...access } = accessSnapshotOf(member);
  return access;
}
