import { z } from 'zod';
import type { AuditFact } from '../audit/store.ts';
import { DomainError } from '../errors.ts';
import type { EventOf } from '../events.ts';
import { insertInvitations, reissue } from '../invitations/store.ts';
import { withdrawMootRequests } from '../join-requests/moot.ts';
import { accessOf } from '../members/access.ts';
import { topRole } from '../members/member-within.ts';
import { activeIdsOf, reassign } from '../members/store.ts';
import { operation, type Scope } from '../operation.ts';
import { lockOrganization } from '../organizations/store.ts';
import type { Grant } from '../roles.ts';
import { endAfter } from '../time/local-time.ts';
import type { CheckedRow } from './check.ts';
import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { importOf } from './draft.ts';
import { leaveDraft, lockDraft, type RowResult, recordResults } from './store.ts';

/** A row that will be sent: checked, and found good. */
interface GoodRow {
  id: string;
  row: CheckedRow;
  email: string;
  roleId: string;
  grants: Grant[];
}

/** 10,000 rows, the most that an operator can allow, take some six seconds on two cores. */
const TIMEOUT_MS = 60_000;

/**
 * Sends the good rows of a draft in one transaction, as they stand at that moment: invitations, updates, audit and
 * jobs. Pressed twice, by whichever processes, it happens once and the second press finds it done.
 * @throws DomainError import-not-found, not-allowed, import-settled when it was discarded, nothing-to-send,
 *   last-holder when the file takes the top role from all who have it
 * Source: product.md, Invite many people
 */
export const sendImport = operation({
  input: z.object({ importId: z.uuid() }),
  timeoutMs: TIMEOUT_MS,
  async run(scope, { importId }): Promise<void> {
    const { tx, now, actor } = scope;
    await lockDraft(tx, importId);
    const { found, membership } = await importOf(tx, actor, importId);
    if (found.status === 'sent') return;
    if (found.status === 'discarded') throw new DomainError('import-settled', { status: 'discarded' });
    const { organizationId } = found;
    await lockOrganization(tx, organizationId);
    const draft = await checkDraft(tx, importId, membership, { now, hold: tx });
    const good = goodRows(draft);
    if (good.length === 0) throw new DomainError('nothing-to-send', {});

    await assertHolderLeft(tx, draft, good);

    const { invitationDays, timeZone } = membership.organization;
    const expiresAt = endAfter(now, invitationDays, timeZone);
    const results = [
      ...(await inviteRows(scope, draft, good, {
        organizationId,
        inviterId: membership.member.id,
        expiresAt,
      })),
      ...(await resendRows(scope, draft, good, { inviterId: membership.member.id, expiresAt })),
      ...(await reassignRows(scope, draft, good)),
      ...rejectedRows(draft),
    ];
    await recordResults(tx, importId, results);
    await leaveDraft(tx, importId, { status: 'sent', sentAt: now });
    await scope.audit(...auditFacts(draft, good, organizationId, found.fileName));
    const resent = ofClass(good, 'resend').flatMap(({ row, email }) => {
      const invitationId = draft.context.pending.get(email)?.id;
      return invitationId ? [{ invitationId, isChanged: row.changes !== null }] : [];
    });
    await scope.announce({
      type: 'import.sent',
      organizationId,
      importId,
      resent,
      members: memberChanges(draft, good),
      by: actor.slackUserId,
    });
    await withdrawMootRequests(scope, organizationId, reactivatedIn(draft, good));
  },
});

function goodRows({ rows, drafted }: CheckedDraft): GoodRow[] {
  return rows.flatMap((row, index) => {
    const id = drafted[index]?.id;
    const { email, roleId, grants } = row;
    if (row.class === 'error' || !id || !email || !roleId) return [];
    return [{ id, row, email, roleId, grants }];
  });
}

const ofClass = (good: GoodRow[], ...classes: CheckedRow['class'][]) =>
  good.filter(({ row }) => classes.includes(row.class));

async function inviteRows(
  { tx, now }: Scope,
  { context }: CheckedDraft,
  good: GoodRow[],
  by: { organizationId: string; inviterId: string; expiresAt: Date | null },
): Promise<RowResult[]> {
  const ready = ofClass(good, 'ready');
  const ids = await insertInvitations(
    tx,
    ready.map(({ row, email, roleId, grants }) => {
      const person = context.people.get(email);
      return {
        ...by,
        email,
        name: row.name || person?.name || null,
        slackUserId: person?.isEmailConfirmed ? person.slackUserId : null,
        roleId,
        note: null,
        requestKey: null,
        createdAt: now,
        grants,
      };
    }),
  );
  return ready.map(({ id, email }) => ({ id, outcome: 'invited', invitationId: ids.get(email) ?? null }));
}

async function resendRows(
  { tx, now }: Scope,
  { context }: CheckedDraft,
  good: GoodRow[],
  by: { inviterId: string; expiresAt: Date | null },
): Promise<RowResult[]> {
  const resent = ofClass(good, 'resend').flatMap(({ id: rowId, row, email, roleId, grants }) => {
    const id = context.pending.get(email)?.id;
    // Whoever changed what it promises answers for it.
    const inviterId = row.changes ? by.inviterId : null;
    return id ? [{ rowId, id, roleId, grants, inviterId }] : [];
  });
  await reissue(tx, resent, now, by.expiresAt);
  return resent.map(({ rowId, id }) => ({ id: rowId, outcome: 'resent', invitationId: id }));
}

async function reassignRows({ tx }: Scope, { context }: CheckedDraft, good: GoodRow[]): Promise<RowResult[]> {
  const known = ofClass(good, 'update', 'reactivate').flatMap(({ id: rowId, row, email, roleId, grants }) => {
    const id = context.members.get(email)?.id;
    const unchanged = row.class === 'update' && !row.changes;
    const outcome = row.class === 'reactivate' ? 'reactivated' : unchanged ? 'unchanged' : 'updated';
    return id ? [{ rowId, id, roleId, grants, outcome } as const] : [];
  });
  await reassign(
    tx,
    known.filter(({ outcome }) => outcome !== 'unchanged'),
  );
  return known.map(({ rowId, outcome }) => ({ id: rowId, outcome }));
}

/** The Slack users who are active again by the file. */
function reactivatedIn({ context }: CheckedDraft, good: GoodRow[]): string[] {
  return ofClass(good, 'reactivate').flatMap(({ email }) => context.members.get(email)?.slackUserId ?? []);
}

/** What happened to each member whom the file changed: they are told, and what their groups give follows. */
function memberChanges({ context }: CheckedDraft, good: GoodRow[]): EventOf<'import.sent'>['members'] {
  const roles = new Map(context.organization.roles.map(role => [role.id, role]));
  const groups = new Map(context.groups.map(group => [group.id, group.name]));
  const named = (name: string, roleId: string, grants: readonly Grant[]) =>
    accessOf({
      name,
      role: roles.get(roleId) ?? { name: roleId, groupLevel: 'access' },
      grants: grants.map(({ groupId, level }) => ({
        level,
        group: { name: groups.get(groupId) ?? groupId },
      })),
    });
  return ofClass(good, 'update', 'reactivate').flatMap(({ row, email, roleId, grants }) => {
    const member = context.members.get(email);
    if (!member || (row.class === 'update' && !row.changes)) return [];
    const [had, has] = [member.grants, grants].map(all => new Set(all.map(({ groupId }) => groupId)));
    return [
      {
        memberId: member.id,
        change: row.class === 'update' ? ('changed' as const) : ('reactivated' as const),
        before: named(member.name, member.roleId, member.grants),
        after: named(member.name, roleId, grants),
        left: [...(had ?? [])].filter(id => !has?.has(id)),
        joined: [...(has ?? [])].filter(id => !had?.has(id)),
      },
    ];
  });
}

/** The organization is held: nobody takes the role from the others meanwhile. @throws DomainError last-holder */
async function assertHolderLeft(tx: Scope['tx'], { context }: CheckedDraft, good: GoodRow[]): Promise<void> {
  const top = topRole(context.organization);
  const loses = ofClass(good, 'update').flatMap(({ email, roleId }) => {
    const member = context.members.get(email);
    return member && member.roleId === top.id && roleId !== top.id ? [member] : [];
  });
  const [last] = loses;
  if (!last) return;
  const gains = ofClass(good, 'update', 'reactivate').some(({ roleId }) => roleId === top.id);
  const losing = new Set(loses.map(({ id }) => id));
  const stays = gains || (await activeIdsOf(tx, top.id, losing.size + 1)).some(id => !losing.has(id));
  if (!stays) throw new DomainError('last-holder', { role: top.name, who: last.name });
}

function rejectedRows({ rows, drafted }: CheckedDraft): RowResult[] {
  return rows.flatMap((row, index) => {
    const id = drafted[index]?.id;
    if (row.class !== 'error' || !id) return [];
    return [{ id, outcome: 'rejected', findings: row.findings }];
  });
}

const deeds = {
  ready: 'invitation.create',
  resend: 'invitation.resend',
  update: 'member.update',
  reactivate: 'member.reactivate',
} as const;

function auditFacts(
  { context }: CheckedDraft,
  good: GoodRow[],
  organizationId: string,
  fileName: string | null,
): AuditFact[] {
  const roles = new Map(context.organization.roles.map(role => [role.id, role.name]));
  const groups = new Map(context.groups.map(group => [group.id, group.name]));
  const names = (roleId: string, groupIds: string[]) => ({
    role: roles.get(roleId) ?? roleId,
    groups: groupIds.map(id => groups.get(id) ?? id),
  });
  const facts = good
    .filter(({ row }) => row.class !== 'update' || row.changes)
    .map(({ row, email, roleId }): AuditFact => {
      const member = context.members.get(email);
      const pending = context.pending.get(email);
      const before = member
        ? names(
            member.roleId,
            member.grants.map(grant => grant.groupId),
          )
        : pending && names(pending.roleId, pending.groupIds);
      return {
        organizationId,
        action: deeds[row.class as keyof typeof deeds],
        subject: email,
        ...(before && { before }),
        after: names(roleId, row.groupIds),
      };
    });
  return [
    {
      organizationId,
      action: 'import.send',
      subject: fileName ?? 'pasted rows',
      after: { sent: good.length },
    },
    ...facts,
  ];
}
