import { z } from 'zod';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { withdrawOffersOf } from '../handovers/withdraw.ts';
import { targetName } from '../link-target.ts';
import { onlyLedTo } from '../links/store.ts';
import { alone } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import type { Organization } from '../organizations/store.ts';
import { assertNotOwned } from '../provisioned/owned.ts';
import { aboutMember } from './about.ts';
import { MAX_COUNTED } from './current-users.ts';
import { isLastHolder, topRole } from './member-within.ts';
import { ownActingMember } from './rename-self.ts';
import { countInvited, groupsWithoutAdmin, setState } from './store.ts';

/** What leaving would cause. */
export interface Leaving {
  member: Member;
  organization: Organization;
  /** Their invitations that nobody has answered, up to MAX_COUNTED + 1. */
  pendingInvitations: number;
  /** Names of the groups that would have no active admin. */
  groupsWithoutAdmin: string[];
  /** The channels and user groups that they leave, with "#" or "@". */
  targets: string[];
}

/**
 * Shows what leaving would cause, before the confirmation; refuses already where leaving would be refused.
 * @throws DomainError organization-not-found, not-a-member, from-directory, last-holder-leaves
 */
export async function leavingConsequences(
  { db, clock }: Domain,
  actor: Person,
  organizationId: string,
): Promise<Leaving> {
  const { organization, member } = await ownActingMember(db, actor, organizationId);
  await assertNotOwned({ tx: db, now: clock.now(), actor }, member, 'state');
  if (await isLastHolder(db, organization, member)) throw lastHolderLeaves(organization);
  const [pendingInvitations, groups, targets] = await Promise.all([
    countInvited(db, member.id, MAX_COUNTED + 1),
    groupsWithoutAdmin(db, member.id),
    onlyLedTo(db, member.id),
  ]);
  return {
    member,
    organization,
    pendingInvitations,
    groupsWithoutAdmin: groups,
    targets: targets.map(targetName),
  };
}

/**
 * A member leaves by themselves: they are deactivated, and the admins get a message. The last holder of the top role
 * hands it on first. Doing it twice is refused, because they are no member then.
 * Source: product.md, People change ("A member can leave")
 */
export const leaveOrganization = operation({
  name: 'leaveOrganization',
  input: z.object({ organizationId: z.uuid() }),
  fails: ['organization-not-found', 'not-a-member', 'last-holder-leaves', 'from-directory'],
  lock: (_, { organizationId }) => alone(organizationId),
  async run(scope, { organizationId }): Promise<Organization> {
    const { tx, now, actor, audit, record } = scope;
    const { organization, member } = await ownActingMember(tx, actor, organizationId);
    await assertNotOwned(scope, member, 'state');
    if (await isLastHolder(tx, organization, member)) throw lastHolderLeaves(organization);
    await setState(tx, member, { state: 'deactivated', deactivatedAt: now, leftByChoice: true });
    const is = accessSnapshotOf(member);
    audit({
      organizationId,
      action: 'member.leave',
      subject: member.email,
      before: { ...is, state: 'active' },
      after: { ...is, state: 'deactivated' },
    });
    record({ type: 'member.left', ...aboutMember(member, member, actor) });
    await withdrawOffersOf(scope, organizationId, [member.id]);
    return organization;
  },
});

function lastHolderLeaves(organization: Organization): DomainError<'last-holder-leaves'> {
  const { id: organizationId, name } = organization;
  return new DomainError('last-holder-leaves', {
    organizationId,
    organization: name,
    role: topRole(organization).name,
  });
}
