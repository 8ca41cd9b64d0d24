import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { organizationsInviting } from '../invitations/own/store.ts';
import { mayJoin } from '../joining/rules.ts';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import {
  membershipsOf,
  type Organization,
  type OrganizationMembership,
  setCurrent,
} from '../organizations/store.ts';

/**
 * The organization in which a person acts: the one they chose, unless they are deactivated there; else the first where
 * they are an active member; else the first of the workspace.
 */
export function chooseCurrent<Here extends OrganizationMembership>(
  memberships: readonly Here[],
): Here | null {
  const chosen = memberships.find(membership => membership.isCurrent && membership.state !== 'deactivated');
  return chosen ?? memberships.find(membership => membership.state === 'active') ?? memberships[0] ?? null;
}

/**
 * Where a person acts; null before the set-up.
 * @param organizationId the organization that a modal was opened for, whatever the person chose since
 * @throws DomainError organization-not-found when it isn't in this workspace
 */
export function membershipFor<Here extends OrganizationMembership>(
  memberships: readonly Here[],
  organizationId: string | null,
): Here | null {
  if (!organizationId) return chooseCurrent(memberships);
  const opened = memberships.find(({ organization }) => organization.id === organizationId);
  if (!opened) throw new DomainError('organization-not-found', {});
  return opened;
}

/** An organization in a person's switcher. */
export interface AccessibleOrganization extends OrganizationMembership {
  isInvited: boolean;
}

/**
 * The organizations of a person's switcher: they are or were a member, are invited, or can ask to join. The one in
 * which they act is marked.
 */
export function accessibleAmong<Here extends OrganizationMembership>(
  memberships: readonly Here[],
  inviting: ReadonlySet<string>,
  person: Person,
): (Here & { isInvited: boolean })[] {
  const current = chooseCurrent(memberships);
  return memberships
    .map(membership => ({
      ...membership,
      isCurrent: membership === current,
      isInvited: inviting.has(membership.organization.id),
    }))
    .filter(
      ({ state, isInvited, isCurrent, organization }) =>
        state !== null || isInvited || isCurrent || mayJoin(person, organization),
    );
}

async function organizationsFor(
  db: Database | Transaction,
  person: Person,
): Promise<AccessibleOrganization[]> {
  const [memberships, inviting] = await Promise.all([
    membershipsOf(db, person),
    organizationsInviting(db, person),
  ]);
  return accessibleAmong(memberships, inviting, person);
}

/** The organizations that concern a person, the one in which they act marked. */
export function myOrganizations({ db }: Domain, actor: Person): Promise<AccessibleOrganization[]> {
  return organizationsFor(db, actor);
}

/**
 * Chooses the organization in which the actor acts. Nobody else sees it, so it isn't in the audit log.
 * Source: the CrowdSec article (the menu in which one changes the organization)
 */
export const switchOrganization = operation({
  name: 'switchOrganization',
  input: z.object({ organizationId: z.uuid() }),
  fails: ['organization-not-found'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, actor, fail }, { organizationId }): Promise<Organization> {
    const accessible = await organizationsFor(tx, actor);
    const wanted = accessible.find(({ organization }) => organization.id === organizationId);
    if (!wanted) throw fail('organization-not-found', {});
    await setCurrent(tx, actor, organizationId);
    return wanted.organization;
  },
});
