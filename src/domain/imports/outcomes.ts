import { accessSnapshotOf, groupsByName } from '../access/snapshot.ts';
import type { AuditFact } from '../changes.ts';
import type { Person } from '../domain.ts';
import type { EventOf } from '../events.ts';
import type { Grant } from '../roles.ts';
import type { CheckedDraft } from './check-draft.ts';
import type { RowKind } from './row-kinds.ts';
import { rowsOfClass, type SendableRow } from './sendable-rows.ts';

/** The Slack users the file reactivates. */
export function reactivatedIn({ context }: CheckedDraft, good: SendableRow[]): string[] {
  return rowsOfClass(good, 'reactivate').flatMap(
    ({ email }) => context.members.get(email)?.slackUserId ?? [],
  );
}

/** Everybody the file invites. */
export function invitedBy(
  { context }: CheckedDraft,
  good: SendableRow[],
  ids: ReadonlyMap<string, string>,
): EventOf<'import.sent'>['invited'] {
  return rowsOfClass(good, 'ready', 'resend').flatMap(({ row, email }): EventOf<'import.sent'>['invited'] => {
    if (row.class === 'ready') {
      const invitationId = ids.get(email);
      const slackUserId = slackUserOf(context.people.get(email));
      return invitationId ? [{ invitationId, email, slackUserId, kind: 'new' as const }] : [];
    }
    const pending = context.pending.get(email);
    const kind = row.before ? ('changed' as const) : ('resent' as const);
    return pending ? [{ invitationId: pending.id, email, slackUserId: pending.slackUserId, kind }] : [];
  });
}

/** The Slack user who certainly has an address. */
export function slackUserOf(person: Person | undefined): string | null {
  return person?.isEmailConfirmed ? person.slackUserId : null;
}

/** Events for each member the file changed: they get a message, and their channels follow their groups. */
export function memberChanges(
  { context }: CheckedDraft,
  good: SendableRow[],
): EventOf<'import.sent'>['members'] {
  const roles = new Map(context.organization.roles.map(role => [role.id, role]));
  const groups = new Map(context.groups.map(group => [group.id, group.name]));
  const named = (name: string, roleId: string, grants: readonly Grant[]) =>
    accessSnapshotOf({
      name,
      role: roles.get(roleId) ?? { name: roleId, groupLevel: 'access' },
      grants: grants.map(({ groupId, level }) => ({
        level,
        group: { name: groups.get(groupId) ?? groupId },
      })),
    });
  return rowsOfClass(good, 'update', 'reactivate').flatMap(({ row, email, roleId, grants }) => {
    const member = context.members.get(email);
    if (!member) return [];
    const [had, has] = [member.grants, grants].map(all => new Set(all.map(({ groupId }) => groupId)));
    const { id, slackUserId } = member;
    return [
      {
        member: { id, slackUserId, email },
        groups: [...(has ?? [])],
        change: row.class === 'update' ? ('changed' as const) : ('reactivated' as const),
        before: named(member.name, member.roleId, member.grants),
        after: named(member.name, roleId, grants),
        left: [...(had ?? [])].filter(id => !has?.has(id)),
        joined: [...(has ?? [])].filter(id => !had?.has(id)),
      },
    ];
  });
}

const auditActions = {
  ready: 'invitation.create',
  resend: 'invitation.resend',
  update: 'member.update',
  reactivate: 'member.reactivate',
} as const;

/** Entries of the audit log about a file: the upload with its numbers, and what it did to each person. */
export function auditFacts(
  { context }: CheckedDraft,
  good: SendableRow[],
  {
    organizationId,
    fileName,
    counts,
  }: {
    organizationId: string;
    fileName: string | null;
    counts: Record<RowKind, number>;
  },
): AuditFact[] {
  const roles = new Map(context.organization.roles.map(role => [role.id, role]));
  const groups = new Map(context.groups.map(group => [group.id, group.name]));
  const names = (roleId: string, grants: readonly Grant[]) => {
    const { name, groupLevel } = roles.get(roleId) ?? { name: roleId, groupLevel: 'access' as const };
    const named = grants.map(({ groupId, level }) => ({
      level,
      group: { name: groups.get(groupId) ?? groupId },
    }));
    return { role: name, groups: groupsByName({ groupLevel }, named) };
  };
  // The others are recorded where they are carried out.
  const written = rowsOfClass(good, 'ready', 'resend', 'update', 'reactivate');
  const facts = written.map(({ row, email, roleId, grants }): AuditFact => {
    const present = context.members.get(email) ?? context.pending.get(email);
    const before = present && names(present.roleId, present.grants);
    return {
      organizationId,
      action: auditActions[row.class as keyof typeof auditActions],
      subject: email,
      ...(before && { before }),
      after: names(roleId, grants),
    };
  });
  return [
    {
      organizationId,
      action: 'import.send',
      subject: fileName ?? 'pasted rows',
      after: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    },
    ...facts,
  ];
}
