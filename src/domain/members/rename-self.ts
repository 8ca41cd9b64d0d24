import { z } from 'zod';
import { isActiveFor } from '../access/active.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import { findOwnMember, type Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone } from '../locks.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import type { Organization } from '../organizations/store.ts';
import { assertNotOwned } from '../provisioned/owned.ts';
import { aboutMember } from './about.ts';
import { updateMember } from './store.ts';

/**
 * A person's own membership, with any role.
 * @throws DomainError organization-not-found, not-a-member
 */
export async function ownActingMember(
  db: Parameters<typeof organizationHere>[0],
  actor: Person,
  organizationId: string,
): Promise<{ organization: Organization; member: Member }> {
  const organization = await organizationHere(db, actor, organizationId);
  const member = await findOwnMember(db, organizationId, actor);
  const isGuest = actor.isGuest && member?.state === 'active';
  if (!isActiveFor(member, actor)) {
    throw new DomainError('not-a-member', { organization: organization.name, isGuest });
  }
  return { organization, member };
}

/** Reads it outside an operation. */
export const readActingMember = ({ db }: Domain, actor: Person, organizationId: string) =>
  ownActingMember(db, actor, organizationId);

/**
 * Changes a person's own name; everybody can do it.
 * Source: product.md, Members; Secaro, Edit user details
 */
export const renameSelf = operation({
  name: 'renameSelf',
  input: z.object({ organizationId: z.uuid(), name: z.string() }),
  fails: ['organization-not-found', 'not-a-member', 'invalid-name', 'unclear-name', 'from-directory'],
  lock: (_, { organizationId }) => alone(organizationId),
  async run(scope, { organizationId, name: given }): Promise<Member> {
    const { tx, actor, audit, record } = scope;
    const { member } = await ownActingMember(tx, actor, organizationId);
    if (given === member.name) return member;
    const name = parseName(given, 'person', 'name');
    if (name === member.name) return member;
    await assertNotOwned(scope, member, 'name');
    const before = accessSnapshotOf(member);
    const after = { ...before, name };
    const saved = await updateMember(tx, member, { name });
    audit({ organizationId, action: 'member.rename', subject: member.email, before, after });
    record({
      type: 'member.changed',
      ...aboutMember(member, member, actor),
      before,
      after,
      left: [],
      joined: [],
    });
    return saved;
  },
});
