import { accessSnapshotOf } from '../access/snapshot.ts';
import type { KnownMember } from '../access/store.ts';
import type { AccessSnapshot } from '../events.ts';
import { pendingHandovers } from '../handovers/store.ts';
import { withdraw } from '../handovers/withdraw.ts';
import type { Scope } from '../operation/operation.ts';
import { findOrganization } from '../organizations/store.ts';
import { takeOver } from './addresses/store.ts';
import { reassign } from './bulk/store.ts';
import { topRole } from './member-within.ts';
import { hasHolder } from './store.ts';

/** What two members of one person became. */
export interface Merged {
  /** The access of the member who was removed. */
  had: AccessSnapshot;
  /** The access that the person has now. */
  has: AccessSnapshot;
  /** Admins deactivated the one that stays: what the other had ends, because nobody gets back in unseen. */
  isDeactivated?: boolean;
}

/**
 * Makes two members of one person one. The one that is bound to their account stays, with its own access, so that nobody
 * gets more than an admin saw; only where the other is the last active holder of the top role, that access stays too.
 * What the other did is the survivor's from then on. Requires the organization's lock alone.
 */
export async function mergeMembers(
  scope: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  member: KnownMember,
  twin: KnownMember,
): Promise<Merged> {
  const { tx, audit } = scope;
  const { organizationId } = member;
  const organization = await findOrganization(tx, organizationId);
  const top = organization && topRole(organization);
  const takesTop =
    top !== null &&
    twin.state === 'active' &&
    twin.roleId === top.id &&
    !(await hasHolder(tx, top.id, { except: new Set([twin.id]) }));
  await withdrawClashing(scope, member, twin);
  await takeOver(tx, { from: twin.id, to: member.id });
  if (takesTop) {
    const grants = twin.grants.map(({ groupId, level }) => ({ groupId, level }));
    await reassign(tx, [{ id: member.id, roleId: top.id, grants }]);
  }
  const [had, own] = [accessSnapshotOf(twin), accessSnapshotOf(member)];
  const has = takesTop ? { ...had, name: own.name } : own;
  audit({
    organizationId,
    action: 'member.merge',
    subject: twin.email,
    before: { ...had, state: twin.state, other: member.email },
    after: { ...has, state: takesTop ? 'active' : member.state },
  });
  return { had, has, ...(member.state === 'deactivated' && !takesTop && { isDeactivated: true }) };
}

/** A person offers nothing to themselves, and has one pending offer: of two, the survivor's stays. */
async function withdrawClashing(
  scope: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  { id, organizationId }: KnownMember,
  twin: KnownMember,
): Promise<void> {
  const pending = await pendingHandovers(scope.tx, organizationId, [id, twin.id]);
  const isOwn = (memberId: string) => memberId === id || memberId === twin.id;
  const own = pending.some(({ giverId, receiverId }) => giverId === id && !isOwn(receiverId));
  for (const offer of pending) {
    const { giverId, receiverId } = offer;
    if ((isOwn(giverId) && isOwn(receiverId)) || (own && giverId === twin.id)) await withdraw(scope, offer);
  }
}
