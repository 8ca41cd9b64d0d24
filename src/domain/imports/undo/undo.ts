import { z } from 'zod';
import { aboutInvitation } from '../../about-invitation.ts';
import { type ActingMember, authorise } from '../../access/acting-member.ts';
import { accessSnapshotOf } from '../../access/snapshot.ts';
import { listGroups } from '../../access/store.ts';
import type { Domain, Person } from '../../domain.ts';
import { DomainError } from '../../errors.ts';
import { revokeOne } from '../../invitations/revoke.ts';
import type { Held, RightsReader } from '../../locks.ts';
import { aboutMember } from '../../members/about.ts';
import { topRole } from '../../members/member-within.ts';
import { holderIds, setState, updateMember } from '../../members/store.ts';
import { operation, type Scope } from '../../operation/operation.ts';
import { hasEverywhere } from '../../roles.ts';
import { lockOfImport } from '../draft.ts';
import { findImport, type Import } from '../store.ts';
import { planUndo, type Restored, type UndoPlan } from './plan.ts';
import { doneRows, markUndone } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 60_000;

/** An upload that can be undone, and what that does now. */
export interface Undoing {
  found: Import;
  acting: ActingMember;
  plan: UndoPlan;
}

/**
 * Shows what undoing an upload would do.
 * @throws DomainError import-not-found, not-allowed, import-undone, undo-too-late
 */
export async function undoPreview({ db, clock }: Domain, actor: Person, importId: string): Promise<Undoing> {
  return undoingOf(db, actor, importId, clock.now());
}

/**
 * Takes an upload back within a day, all in one transaction: pending invitations that it made are revoked, members that
 * it changed get their role and groups back where nobody has changed them since, and members that it reactivated are
 * deactivated again. What can't be undone stays, and is named. Of two presses the second finds that the first is done.
 * Source: product.md, Invite many people
 */
export const undoImport = operation({
  input: z.object({ importId: z.uuid() }),
  fails: ['import-not-found', 'organization-not-found', 'not-allowed', 'import-undone', 'undo-too-late'],
  timeoutMs: TIMEOUT_MS,
  lock: (tx, { importId }) => lockOfImport(tx, importId, 'alone'),
  async run(scope, { importId }): Promise<Undoing> {
    const { tx, now, actor, audit, record } = scope;
    const undoing = await undoingOf(tx, actor, importId, now);
    const { found, acting, plan } = undoing;
    await markUndone(tx, importId, now);
    const { organizationId } = found;
    audit({
      organizationId,
      action: 'import.undo',
      subject: found.fileName ?? 'pasted rows',
      after: {
        revoked: plan.revoked.length,
        restored: plan.restored.length,
        deactivated: plan.deactivated.length,
        kept: plan.kept.length,
      },
    });
    for (const { id, email } of plan.revoked) {
      try {
        const { invitation } = await revokeOne(scope, id);
        record({ type: 'invitation.revoked', ...aboutInvitation(invitation) });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        plan.kept.push({ who: email, why: 'not-allowed' });
      }
    }
    for (const each of plan.restored) await restore(scope, acting, each);
    for (const each of plan.deactivated) await deactivateAgain(scope, acting, each);
    record({ type: 'import.undone', organizationId, importId });
    return undoing;
  },
});

async function undoingOf(db: RightsReader, actor: Person, importId: string, now: Date): Promise<Undoing> {
  const found = await findImport(db, importId);
  if (!found || found.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('import-not-found', {});
  }
  const acting = await authorise(db, actor, found.organizationId, 'invitation:create');
  const { permissions, member } = acting;
  const isAdmin =
    hasEverywhere(permissions, 'invitation:revoke') && hasEverywhere(permissions, 'member:edit');
  if (found.uploaderId !== member.id && !isAdmin) throw new DomainError('import-not-found', {});
  if (found.status !== 'sent' || !found.sentAt) throw new DomainError('import-not-found', {});
  if (found.undoneAt) throw new DomainError('import-undone', {});
  if (now.getTime() - found.sentAt.getTime() > DAY_MS) throw new DomainError('undo-too-late', {});
  const rows = await doneRows(db, importId);
  const groups = await listGroups(db, { organizationId: found.organizationId });
  const holders = await holderIds(db, topRole(acting.organization).id);
  const context = { groupIds: new Set(groups.map(({ id }) => id)), holders: new Set(holders) };
  return { found, acting, plan: planUndo(rows, acting, context) };
}

type Working = Scope & { tx: Held };

/** Gives a member the access that they had before the upload. */
async function restore(scope: Working, acting: ActingMember, { member, had }: Restored): Promise<void> {
  const { tx, actor, audit, record } = scope;
  const saved = await updateMember(tx, member, had);
  const [before, after] = [accessSnapshotOf(member), accessSnapshotOf(saved)];
  const { organizationId, email } = member;
  audit({ organizationId, action: 'member.restore', subject: email, before, after });
  const [now, then] = [saved.grants, member.grants].map(all => all.map(({ groupId }) => groupId)) as [
    string[],
    string[],
  ];
  record({
    type: 'member.changed',
    ...aboutMember(saved, acting.member, actor),
    before,
    after,
    left: then.filter(id => !now.includes(id)),
    joined: now.filter(id => !then.includes(id)),
  });
}

/** Deactivates a member whom the upload reactivated; they keep on the list what they had. */
async function deactivateAgain(
  scope: Working,
  acting: ActingMember,
  { member, had }: Restored,
): Promise<void> {
  const { tx, now, actor, audit, record } = scope;
  const left = await setState(tx, member, { state: 'deactivated', deactivatedAt: now });
  const after = await updateMember(tx, left, had);
  const { organizationId, email } = member;
  audit({
    organizationId,
    action: 'member.deactivate',
    subject: email,
    before: { ...accessSnapshotOf(member), state: 'active' },
    after: { ...accessSnapshotOf(after), state: 'deactivated' },
  });
  record({ type: 'member.deactivated', ...aboutMember(member, acting.member, actor) });
}
