import { z } from 'zod';
import { aboutInvitation } from '../../about-invitation.ts';
import { type ActingMember, authorise } from '../../access/acting-member.ts';
import { accessSnapshotOf } from '../../access/snapshot.ts';
import { listGroups, type Member } from '../../access/store.ts';
import type { Domain, Person } from '../../domain.ts';
import { DomainError } from '../../errors.ts';
import { revokeOne } from '../../invitations/revoke.ts';
import type { Held, RightsReader } from '../../locks.ts';
import { aboutMember } from '../../members/about.ts';
import { accountProblems } from '../../members/account.ts';
import { deactivateOne } from '../../members/deactivate.ts';
import { topRole } from '../../members/member-within.ts';
import { reactivateOne } from '../../members/reactivate.ts';
import { holderIds, updateMember } from '../../members/store.ts';
import { operation, type Scope } from '../../operation/operation.ts';
import { ownershipOver } from '../../provisioned/owned.ts';
import { hasEverywhere, isSameAccess } from '../../roles.ts';
import { seatsFor, seatsOf } from '../../seats/seats.ts';
import { lockOfImport } from '../draft.ts';
import { findImport, type Import } from '../store.ts';
import { markOfPlan, type PlanContext, planUndo, type Restored, type UndoPlan } from './plan.ts';
import { type AccessById, type DoneRow, doneRows, markUndone } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 60_000;

/** An upload that can be undone, and what that does now. */
export interface Undoing {
  found: Import;
  acting: ActingMember;
  plan: UndoPlan;
  /** Shows whether the plan changed after somebody saw it. */
  mark: string;
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
 * it changed get their role and groups back where nobody has changed them since, members that it reactivated are
 * deactivated again, and members that it deactivated come back. What can't be undone stays, and is named. Of two presses
 * the second finds that the first is done. Nothing is undone when that would now be something else than was shown.
 * Source: product.md, Invite many people
 */
export const undoImport = operation({
  name: 'undoImport',
  input: z.object({
    importId: z.uuid(),
    /** The mark of the plan that was shown; absent: none was. */
    seen: z.string().optional(),
  }),
  fails: ['import-not-found', 'organization-not-found', 'not-allowed', 'import-undone', 'undo-too-late'],
  timeoutMs: TIMEOUT_MS,
  lock: (tx, { importId }) => lockOfImport(tx, importId, 'alone'),
  async run(scope, { importId, seen }): Promise<Undoing & { isUndone: boolean }> {
    const { tx, now, actor, audit, record } = scope;
    const undoing = await undoingOf(tx, actor, importId, now);
    if (seen !== undefined && seen !== undoing.mark) return { ...undoing, isUndone: false };
    const { found, acting } = undoing;
    await markUndone(tx, importId, now);
    const plan = await carryOut(scope, acting, undoing.plan);
    const { organizationId } = found;
    const { revoked, restored, deactivated, reactivated, kept } = plan;
    audit({
      organizationId,
      action: 'import.undo',
      subject: found.fileName ?? 'pasted rows',
      after: {
        revoked: revoked.length,
        restored: restored.length,
        deactivated: deactivated.length,
        ...(reactivated.length > 0 && { reactivated: reactivated.length }),
        kept: kept.length,
      },
    });
    record({ type: 'import.undone', organizationId, importId });
    return { ...undoing, plan, isUndone: true };
  },
});

/** Does what was planned; returns what was done of it. */
async function carryOut(scope: Working, acting: ActingMember, planned: UndoPlan): Promise<UndoPlan> {
  const { tx, record } = scope;
  const plan: UndoPlan = { ...planned, revoked: [], reactivated: [], kept: [...planned.kept] };
  for (const each of planned.revoked) {
    try {
      const { invitation } = await revokeOne(scope, each.id);
      record({ type: 'invitation.revoked', ...aboutInvitation(invitation) });
      plan.revoked.push(each);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      plan.kept.push({ who: each.email, why: 'not-allowed' });
    }
  }
  for (const each of planned.restored) await restore(scope, acting, each);
  for (const each of planned.deactivated) {
    const left = await deactivateOne(scope, acting, each.member);
    if (!isSameAccess(each.member, each.had)) await restoreAccess(scope, left, each.had);
  }
  const seats = seatsFor(tx, acting.organization, acting.permissions);
  for (const each of planned.reactivated) {
    if (await seats.take(each.member)) {
      plan.kept.push({ who: each.member.name, why: 'no-seat' });
    } else {
      await reactivateOne(scope, acting, each.member);
      plan.reactivated.push(each);
    }
  }
  return plan;
}

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
  const { sentAt, uploaderId } = found;
  const plan = planUndo(rows, acting, await contextOf(db, { sentAt, uploaderId, now }, acting, rows));
  return { found, acting, plan, mark: markOfPlan(plan) };
}

async function contextOf(
  db: RightsReader,
  { sentAt, uploaderId, now }: { sentAt: Date; uploaderId: string; now: Date },
  { organization }: ActingMember,
  rows: readonly DoneRow[],
): Promise<PlanContext> {
  const { id, workspaceId, roles } = organization;
  const members = rows.flatMap(({ member }) => member ?? []);
  const groups = await listGroups(db, { organizationId: id });
  const holders = await holderIds(db, topRole(organization).id);
  const problems = await accountProblems(db, workspaceId, members);
  const { limit, used } = await seatsOf(db, organization, rows.length);
  return {
    upload: { sentAt, uploaderId },
    rolesById: new Map(roles.map(role => [role.id, role])),
    groupNames: new Map(groups.map(group => [group.id, group.name])),
    holders: new Set(holders),
    unable: new Set(problems.keys()),
    owned: await ownershipOver(db, id, members, now),
    freeSeats: limit === null ? Number.POSITIVE_INFINITY : limit - used,
  };
}

type Working = Scope & { tx: Held };

/** Gives a member the access that they had before the upload. */
async function restore(scope: Working, acting: ActingMember, { member, had }: Restored): Promise<void> {
  const { actor, record } = scope;
  const { saved, before, after } = await restoreAccess(scope, member, had);
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

/** The same for the list alone: nobody gets a message, because the member isn't active. */
async function restoreAccess({ tx, audit }: Working, member: Member, had: AccessById) {
  const saved = await updateMember(tx, member, had);
  const [before, after] = [accessSnapshotOf(member), accessSnapshotOf(saved)];
  const { organizationId, email } = member;
  audit({ organizationId, action: 'member.restore', subject: email, before, after });
  return { saved, before, after };
}
