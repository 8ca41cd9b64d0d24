import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone, beside, type Locks } from '../locks.ts';
import { CatchUpError } from '../operation/catch-up.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { findPerson } from '../people/store.ts';
import { actorProblem, confirmedEmail } from '../person-problem.ts';
import { type Moves, movesFrom } from './address-moves.ts';
import {
  addressMoved,
  type BehindInvitation,
  behindOf,
  moveAddresses,
  moveInvitation,
  noteAddress,
} from './addresses/store.ts';
import { mergeMembers } from './merge.ts';

/** Everything in one workspace that has another address than the account it is bound to. */
interface Behind {
  moves: Moves[];
  invitations: BehindInvitation[];
  requests: BehindInvitation[];
}

/**
 * A person's members and pending invitations follow the confirmed address of their account. The address they had still
 * means them, until another account in Slack has it. A second, unbound member with the new address is the same person:
 * the two become one.
 * A pending invitation follows only once another account has its address, so that it is free for that person; the links
 * in emails sent to it need a sign-in (invitations/by-link). Join requests keep the address that asked, because an approver compares
 * the two.
 * Source: product.md, People change
 */
export const followAddress = operation({
  name: 'followAddress',
  input: z.object({}),
  fails: [],
  happensTo: true,
  lock: async (tx, _, person) => locksOf(await behind(tx, person)),
  read: async (tx, _, { workspaceId, slackUserId }, locks) => ({
    actor: await findPerson(tx, workspaceId, slackUserId),
    locks,
  }),
  async run(scope, _, { locks }): Promise<void> {
    const { actor, tx } = scope;
    const found = await behind(tx, actor);
    assertLocked(locksOf(found), locks);
    for (const each of found.moves) await follow(scope, each);
    for (const request of found.requests) {
      await noteAddress(tx, request);
      const { id: joinRequestId, organizationId } = request;
      scope.record({ type: 'join-request.address-changed', organizationId, joinRequestId });
    }
    for (const invitation of found.invitations) {
      await moveInvitation(tx, invitation);
      scope.audit({
        organizationId: invitation.organizationId,
        action: 'invitation.address',
        subject: invitation.to,
        before: { email: invitation.email },
        after: { email: invitation.to },
      });
    }
  },
});

async function behind(tx: Transaction, person: Person): Promise<Behind> {
  const email = confirmedEmail(person);
  if (actorProblem(person) || !email) return { moves: [], invitations: [], requests: [] };
  const { members, invitations, requests } = await behindOf(tx, { ...person, email });
  const moves: Moves[] = [];
  for (const member of members) {
    const found = await movesFrom(tx, member, email);
    if (found) moves.push(found);
  }
  return { moves, invitations, requests };
}

/** Two members that become one may change who has the top role: then the organization is locked alone. */
function locksOf({ moves, invitations, requests }: Behind): Locks {
  const organizations = [...moves, ...invitations, ...requests].map(({ organizationId }) => organizationId);
  if (moves.some(({ twin }) => twin)) return alone(organizations);
  const steps = [...moves.flatMap(each => each.steps), ...invitations, ...requests];
  return beside(organizations, { addresses: steps.flatMap(({ email, to }) => [email, to]) });
}

/** @throws CatchUpError when something else has changed while the locks were taken */
function assertLocked(needed: Locks, taken: Locks): void {
  const isHeld =
    needed.organizationIds.every(id => taken.organizationIds.includes(id)) &&
    (taken.side === 'alone' ||
      (needed.side === 'beside' &&
        (needed.addresses ?? []).every(address => taken.addresses?.includes(address))));
  if (!isHeld) throw new CatchUpError(async () => {}, new DomainError('member-not-found', {}));
}

async function follow(scope: Scope, { organizationId, steps, twin }: Moves): Promise<void> {
  const { tx, now, audit, record } = scope;
  const last = steps.at(-1);
  const merged = twin && last ? await mergeMembers(scope, last.member, twin) : null;
  await moveAddresses(tx, steps);
  for (const { member, email, to } of steps) {
    await addressMoved(tx, { organizationId, memberId: member.id, from: email, to }, now);
    audit({
      organizationId,
      action: 'member.address',
      subject: to,
      before: { email },
      after: { email: to },
    });
    record({
      type: 'member.address-changed',
      organizationId,
      member: { id: member.id, slackUserId: member.slackUserId, email: to },
      who: accessSnapshotOf(member).name,
      before: email,
      after: to,
      merged: member.id === last?.member.id ? merged : null,
    });
  }
}
