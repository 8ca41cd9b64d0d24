import type { ActingMember } from '../../access/acting-member.ts';
import type { Member } from '../../access/store.ts';
import { mayChange, topRole } from '../../members/member-within.ts';
import { covers, grantProblem, isSameAccess } from '../../roles.ts';
import type { DoneRow } from './store.ts';

/** Why the upload's change to a person stays. */
export type KeptReason =
  | 'ended'
  | 'accepted'
  | 'sent-again'
  | 'changed-since'
  | 'not-allowed'
  | 'last-holder'
  | 'gone';

/** A member whose access before the upload comes back. */
export interface Restored {
  member: Member;
  had: NonNullable<DoneRow['had']>;
}

/** What undoing an upload does. */
export interface UndoPlan {
  /** Ids of pending invitations that the upload made. */
  revoked: { id: string; email: string }[];
  /** Members whose role and groups come back. */
  restored: Restored[];
  /** Members that the upload reactivated, who are deactivated again, with what they had. */
  deactivated: Restored[];
  kept: { who: string; why: KeptReason }[];
}

/**
 * Plans it: only what nobody has changed since, and what the actor may do today. What somebody accepted stays.
 * @param context the ids of the organization's groups, and the active members with its top role
 */
export function planUndo(
  rows: readonly DoneRow[],
  acting: ActingMember,
  context: { groupIds: ReadonlySet<string>; holders: ReadonlySet<string> },
): UndoPlan {
  const plan: UndoPlan = { revoked: [], restored: [], deactivated: [], kept: [] };
  const holders = new Set(context.holders);
  for (const row of rows) {
    if (row.outcome === 'deactivated' || row.outcome === 'revoked') {
      plan.kept.push({ who: row.email, why: 'ended' });
    } else if (row.outcome === 'invited') planInvitation(row, plan);
    else if (row.outcome === 'resent') {
      plan.kept.push({ who: row.invitation?.name ?? row.email, why: 'sent-again' });
    } else {
      const why = memberProblem(row, acting, context.groupIds) ?? holderProblem(row, acting, holders);
      const { member, had } = row;
      if (why || !member || !had) plan.kept.push({ who: member?.name ?? row.email, why: why ?? 'gone' });
      else plan[row.outcome === 'reactivated' ? 'deactivated' : 'restored'].push({ member, had });
    }
  }
  return plan;
}

function planInvitation({ invitation, email }: DoneRow, plan: UndoPlan): void {
  if (!invitation) return;
  const who = invitation.name ?? email;
  if (invitation.status === 'pending') plan.revoked.push({ id: invitation.id, email: invitation.email });
  else if (invitation.status === 'accepted') plan.kept.push({ who, why: 'accepted' });
}

function memberProblem(
  { member, had, given, outcome }: DoneRow,
  acting: ActingMember,
  groupIds: ReadonlySet<string>,
): KeptReason | null {
  if (!member || !had || !given) return 'gone';
  if (member.state !== 'active' || !isSameAccess(member, given)) return 'changed-since';
  const role = acting.organization.roles.find(({ id }) => id === had.roleId);
  if (!role || had.grants.some(({ groupId }) => !groupIds.has(groupId))) return 'gone';
  const capability = outcome === 'reactivated' ? 'member:deactivate' : 'member:edit';
  if (member.id === acting.member.id || !mayChange(acting, capability, member)) return 'not-allowed';
  const blankMeansAll = acting.organization.template.blankGroups === 'all';
  const problem = grantProblem(acting.permissions, capability, { role, grants: had.grants, blankMeansAll });
  const isCovered = covers(
    acting.permissions,
    capability,
    had.grants.map(({ groupId }) => groupId),
  );
  return problem || !isCovered ? 'not-allowed' : null;
}

/** The top role keeps one active member. */
function holderProblem(
  { member, had, outcome }: DoneRow,
  { organization }: ActingMember,
  holders: Set<string>,
): KeptReason | null {
  const top = topRole(organization).id;
  if (!member || member.roleId !== top) {
    if (member && outcome === 'updated' && had?.roleId === top) holders.add(member.id);
    return null;
  }
  if (outcome === 'updated' && had?.roleId === top) return null;
  if (holders.size <= 1 && holders.has(member.id)) return 'last-holder';
  holders.delete(member.id);
  return null;
}
