import { aboutInvitation } from '../about-invitation.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { withdrawOffersOf } from '../handovers/withdraw.ts';
import { insertInvitations, reissue } from '../invitations/bulk/store.ts';
import { revokeOne } from '../invitations/revoke.ts';
import { reassign } from '../members/bulk/store.ts';
import { deactivateOne } from '../members/deactivate.ts';
import { findMembersById } from '../members/store.ts';
import type { Scope } from '../operation/operation.ts';
import type { CheckedDraft } from './check-draft.ts';
import { slackUserOf } from './outcomes.ts';
import { rowsOfClass, type SendableRow } from './sendable-rows.ts';
import type { RowResult } from './store.ts';

/** Invites the new people. Returns the results and the invitation ids by address. */
export async function inviteRows(
  { tx, now }: Scope,
  { context }: CheckedDraft,
  good: SendableRow[],
  by: { organizationId: string; inviterId: string; expiresAt: Date | null },
): Promise<{ ids: ReadonlyMap<string, string>; results: RowResult[] }> {
  const ready = rowsOfClass(good, 'ready');
  const ids = await insertInvitations(
    tx,
    ready.map(({ row, email, roleId, grants }) => {
      const person = context.people.get(email);
      return {
        ...by,
        email,
        name: row.name || person?.name || null,
        slackUserId: slackUserOf(person),
        roleId,
        note: null,
        requestKey: null,
        inviteLinkId: null,
        createdAt: now,
        grants,
      };
    }),
  );
  const results = ready.map(({ id, email, roleId, grants }) => ({
    id,
    outcome: 'invited' as const,
    invitationId: ids.get(email) ?? null,
    given: { roleId, grants },
  }));
  return { ids, results };
}

/** Sends pending invitations again, with the access of the file. */
export async function resendRows(
  { tx, now }: Scope,
  { context }: CheckedDraft,
  good: SendableRow[],
  by: { inviterId: string; expiresAt: Date | null },
): Promise<RowResult[]> {
  const resent = rowsOfClass(good, 'resend').flatMap(({ id: rowId, row, email, roleId, grants }) => {
    const id = context.pending.get(email)?.id;
    // The uploader becomes responsible for an invitation whose access they change.
    const inviterId = row.before ? by.inviterId : null;
    return id ? [{ rowId, id, roleId, grants, inviterId }] : [];
  });
  await reissue(tx, resent, now, by.expiresAt);
  return resent.map(({ rowId, id }) => ({ id: rowId, outcome: 'resent', invitationId: id }));
}

/** Gives members the access of the file, and reactivates deactivated ones. */
export async function reassignRows(
  scope: Scope,
  { context }: CheckedDraft,
  good: SendableRow[],
  organizationId: string,
): Promise<RowResult[]> {
  const known = rowsOfClass(good, 'update', 'reactivate').flatMap(
    ({ id: rowId, row, email, roleId, grants }) => {
      const member = context.members.get(email);
      const outcome = row.class === 'reactivate' ? 'reactivated' : 'updated';
      return member ? [{ rowId, member, id: member.id, roleId, grants, outcome } as const] : [];
    },
  );
  await reassign(scope.tx, known);
  const changed = known.filter(({ member, roleId }) => member.roleId !== roleId).map(({ id }) => id);
  // Offers of the top role were made by, or to, somebody with another role.
  if (changed.length > 0) await withdrawOffersOf(scope, organizationId, changed);
  return known.map(({ rowId, outcome, member, roleId, grants }) => ({
    id: rowId,
    outcome,
    changed: {
      memberId: member.id,
      had: { roleId: member.roleId, grants: [...member.grants] },
      given: { roleId, grants },
    },
  }));
}

/** Deactivates the members and revokes the invitations that the column Action names. */
export async function endRows(
  scope: Scope,
  { context }: CheckedDraft,
  good: SendableRow[],
  acting: ActingMember,
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  const ended = rowsOfClass(good, 'deactivate').flatMap(({ id, email }) => {
    const member = context.members.get(email);
    return member ? [{ id, memberId: member.id }] : [];
  });
  const members = await findMembersById(
    scope.tx,
    ended.map(({ memberId }) => memberId),
  );
  for (const { id, memberId } of ended) {
    const member = members.find(each => each.id === memberId);
    if (!member) continue;
    await deactivateOne(scope, acting, member);
    const is = {
      roleId: member.roleId,
      grants: member.grants.map(({ groupId, level }) => ({ groupId, level })),
    };
    results.push({ id, outcome: 'deactivated', changed: { memberId, had: is, given: is } });
  }
  for (const { id, email } of rowsOfClass(good, 'revoke')) {
    const pending = context.pending.get(email);
    if (!pending) continue;
    const { invitation } = await revokeOne(scope, pending.id);
    scope.record({ type: 'invitation.revoked', ...aboutInvitation(invitation) });
    results.push({ id, outcome: 'revoked' });
  }
  return results;
}

/** The rows from which nothing follows: unchanged ones, and those that are not sent, with the reason. */
export function otherRows({ rows, drafted }: CheckedDraft): RowResult[] {
  return rows.flatMap((row, index): RowResult[] => {
    const id = drafted[index]?.id;
    if (!id) return [];
    if (row.class === 'unchanged') return [{ id, outcome: 'unchanged' }];
    return row.class === 'error' ? [{ id, outcome: 'rejected', findings: row.findings }] : [];
  });
}
