import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { isActive, isActiveFor } from '../access/active.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { findHandover, type Handover, organizationOfHandover, settleHandover } from '../handovers/store.ts';
import { alone, type Locks } from '../locks.ts';
import { topRole } from '../members/member-within.ts';
import { canActNow, updateMember } from '../members/store.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import { grantsUnder, rolesAfterwards } from './rules.ts';

const input = z.object({ handoverId: z.uuid() });

async function lock(tx: Transaction, { handoverId }: z.output<typeof input>): Promise<Locks> {
  const organizationId = await organizationOfHandover(tx, handoverId);
  if (!organizationId) throw new DomainError('hand-on-not-found', {});
  return alone(organizationId);
}

/**
 * The offer that the actor answers. @throws DomainError hand-on-not-found, hand-on-for-another, hand-on-resolved
 */
async function offerTo(
  tx: Scope['tx'],
  actor: Person,
  handoverId: string,
  answer: 'accepted' | 'declined',
): Promise<Handover> {
  const offer = await findHandover(tx, handoverId);
  if (offer?.organization.workspaceId !== actor.workspaceId) throw new DomainError('hand-on-not-found', {});
  const { receiver, status } = offer;
  if (receiver.slackUserId !== actor.slackUserId || !isActiveFor(receiver, actor)) {
    throw new DomainError('hand-on-for-another', {});
  }
  if (status !== 'pending' && status !== answer) throw new DomainError('hand-on-resolved', { status });
  return offer;
}

/**
 * The chosen person accepts the top role: they get it, and the giver gets the role they chose, in one transaction. The
 * giver must still be an active holder of the top role.
 * Source: product.md, People change ("the top role can be handed on")
 */
export const acceptTopRole = operation({
  name: 'acceptTopRole',
  input,
  fails: [
    'organization-not-found',
    'hand-on-not-found',
    'hand-on-for-another',
    'hand-on-resolved',
    'hand-on-overtaken',
  ],
  lock,
  async run({ tx, now, actor, audit, record, fail }, { handoverId }): Promise<Handover> {
    const offer = await offerTo(tx, actor, handoverId, 'accepted');
    if (offer.status === 'accepted') return offer;
    const { organizationId, giver, receiver } = offer;
    const organization = await organizationHere(tx, actor, organizationId);
    const top = topRole(organization);
    const role = rolesAfterwards(organization, giver).find(({ id }) => id === offer.roleId);
    if (!isActive(giver) || !(await canActNow(tx, giver.id)) || giver.roleId !== top.id || !role) {
      throw fail('hand-on-overtaken', { who: giver.name, role: top.name });
    }
    if (!(await settleHandover(tx, handoverId, 'accepted', now))) return offer;
    const given = await updateMember(tx, receiver, { roleId: top.id, grants: grantsUnder(top, receiver) });
    const left = await updateMember(tx, giver, { roleId: role.id, grants: grantsUnder(role, giver) });
    for (const [before, after] of [
      [receiver, given],
      [giver, left],
    ] as const) {
      audit({
        organizationId,
        action: 'member.hand-on',
        subject: before.email,
        before: accessSnapshotOf(before),
        after: accessSnapshotOf(after),
      });
    }
    record({
      type: 'hand-on.accepted',
      organizationId,
      handoverId,
      giver: { id: giver.id, slackUserId: giver.slackUserId },
      receiver: { id: receiver.id, slackUserId: receiver.slackUserId },
    });
    return { ...offer, status: 'accepted', resolvedAt: now };
  },
});

/** The chosen person declines the top role; the giver keeps it and reads so. */
export const declineTopRole = operation({
  name: 'declineTopRole',
  input,
  fails: ['hand-on-not-found', 'hand-on-for-another', 'hand-on-resolved'],
  lock,
  async run({ tx, now, actor, audit, record }, { handoverId }): Promise<Handover> {
    const offer = await offerTo(tx, actor, handoverId, 'declined');
    if (!(await settleHandover(tx, handoverId, 'declined', now))) return offer;
    const { organizationId, giver, receiver } = offer;
    audit({
      organizationId,
      action: 'hand-on.decline',
      subject: receiver.email,
      before: { status: 'pending' },
      after: { status: 'declined' },
    });
    record({
      type: 'hand-on.declined',
      organizationId,
      handoverId,
      giver: { id: giver.id, slackUserId: giver.slackUserId },
    });
    return { ...offer, status: 'declined', resolvedAt: now };
  },
});
