import type { ActingMember } from '../../access/acting-member.ts';
import type { Member } from '../../access/store.ts';
import { markOf } from '../../mark.ts';
import { mayChange, topRole } from '../../members/member-within.ts';
import type { Role } from '../../organizations/store.ts';
import { type Ownership, ownedIn } from '../../provisioned/owned.ts';
import { covers, type Grant, grantProblem, isSameAccess } from '../../roles.ts';
import { type AccessByName, accessBefore } from '../access-by-name.ts';
import type { AccessById, DoneRow } from './store.ts';

/** Why the upload's change to a person stays. */
export type KeptReason =
  | 'ended'
  | 'accepted'
  | 'sent-again'
  | 'changed-since'
  | 'not-allowed'
  | 'last-holder'
  | 'no-seat'
  | 'account'
  | 'gone';

/** A member whom the upload changed, and what the undo makes of them. */
export interface Restored {
  member: Member;
  had: AccessById;
  from: AccessByName;
  to: AccessByName;
}

/** What undoing an upload does. */
export interface UndoPlan {
  /** Ids of pending invitations that the upload made. */
  revoked: { id: string; email: string }[];
  /** Members whose role and groups come back. */
  restored: Restored[];
  /** Members that the upload reactivated, who are deactivated again, with what they had. */
  deactivated: Restored[];
  /** Members that the upload deactivated, who are active again. */
  reactivated: Restored[];
  kept: { who: string; why: KeptReason }[];
}

/** What a plan needs to know besides the rows. */
export interface PlanContext {
  /** When the upload was sent, and by whom. */
  upload: { sentAt: Date; uploaderId: string };
  rolesById: ReadonlyMap<string, Role>;
  groupNames: ReadonlyMap<string, string>;
  /** The members with the top role who can act. */
  holders: ReadonlySet<string>;
  /** The members whose Slack account can't act. */
  unable: ReadonlySet<string>;
  freeSeats: number;
  /** What a directory decides about the members; null: nothing. */
  owned: Ownership | null;
}

/** Plans it: only what nobody has changed since, and what the actor may do today. What somebody accepted stays. */
export function planUndo(rows: readonly DoneRow[], acting: ActingMember, context: PlanContext): UndoPlan {
  const plan: UndoPlan = { revoked: [], restored: [], deactivated: [], reactivated: [], kept: [] };
  const holders = new Set(context.holders);
  // Who gets a seat again comes last: the others free theirs first.
  const ended = rows.filter(({ outcome }) => outcome === 'deactivated');
  for (const row of [...rows.filter(({ outcome }) => outcome !== 'deactivated'), ...ended]) {
    if (row.outcome === 'invited') planInvitation(row, acting, context, plan);
    else if (row.outcome === 'revoked' || (row.outcome === 'deactivated' && !row.had)) {
      plan.kept.push({ who: row.email, why: 'ended' });
    } else if (row.outcome === 'resent') {
      plan.kept.push({ who: row.invitation?.name ?? row.email, why: 'sent-again' });
    } else planMember(row, row.outcome, { acting, context, plan, holders });
  }
  return plan;
}

/** Shows whether a plan is still the one that somebody saw. */
export function markOfPlan({ revoked, restored, deactivated, reactivated, kept }: UndoPlan): string {
  const members = [restored, deactivated, reactivated].map(all =>
    all.map(({ member, from, to }) => [member.id, from, to]),
  );
  return markOf([revoked.map(({ id }) => id), members, kept]);
}

const groupIdsOf = (grants: readonly Grant[]) => grants.map(({ groupId }) => groupId);

function planInvitation(
  { invitation, given, email }: DoneRow,
  { permissions }: ActingMember,
  { upload }: PlanContext,
  plan: UndoPlan,
): void {
  if (!invitation) return;
  const who = invitation.name ?? email;
  if (invitation.status === 'accepted') plan.kept.push({ who, why: 'accepted' });
  if (invitation.status !== 'pending') return;
  // An upload from before this was recorded knows no access.
  const isSame =
    (!given || isSameAccess(invitation, given)) &&
    invitation.inviterId === upload.uploaderId &&
    invitation.sentAt.getTime() === upload.sentAt.getTime();
  if (!isSame) plan.kept.push({ who, why: 'changed-since' });
  else if (!covers(permissions, 'invitation:revoke', groupIdsOf(invitation.grants))) {
    plan.kept.push({ who, why: 'not-allowed' });
  } else plan.revoked.push({ id: invitation.id, email: invitation.email });
}

const listOf = { updated: 'restored', reactivated: 'deactivated', deactivated: 'reactivated' } as const;

function planMember(
  row: DoneRow,
  outcome: keyof typeof listOf,
  {
    acting,
    context,
    plan,
    holders,
  }: { acting: ActingMember; context: PlanContext; plan: UndoPlan; holders: Set<string> },
): void {
  const { member, had, email } = row;
  const why =
    memberProblem(row, acting, context) ??
    (outcome === 'deactivated'
      ? returnProblem(row, context, plan)
      : holderProblem(row, acting, context, holders));
  if (why || !member || !had) {
    plan.kept.push({ who: member?.name ?? email, why: why ?? 'gone' });
    return;
  }
  const to = accessBefore(had, context);
  plan[listOf[outcome]].push({ member, had, from: accessBefore(member, context), to });
}

function memberProblem(
  { member, had, given, outcome }: DoneRow,
  acting: ActingMember,
  { rolesById, groupNames, upload, owned }: PlanContext,
): KeptReason | null {
  if (!member || !had || !given) return 'gone';
  const isAsLeft =
    outcome === 'deactivated'
      ? member.state === 'deactivated' && member.deactivatedAt?.getTime() === upload.sentAt.getTime()
      : member.state === 'active';
  if (!isAsLeft || !isSameAccess(member, given)) return 'changed-since';
  const role = rolesById.get(had.roleId);
  if (!role || had.grants.some(({ groupId }) => !groupNames.has(groupId))) return 'gone';
  const capability = outcome === 'updated' ? 'member:edit' : 'member:deactivate';
  if (member.id === acting.member.id || !mayChange(acting, capability, member)) return 'not-allowed';
  const state = outcome === 'reactivated' ? 'deactivated' : 'active';
  if (ownedIn(owned, member, { state, grants: had.grants })) return 'not-allowed';
  const blankMeansAll = acting.organization.template.blankGroups === 'all';
  const problem = grantProblem(acting.permissions, capability, { role, grants: had.grants, blankMeansAll });
  const isCovered = covers(acting.permissions, capability, groupIdsOf(had.grants));
  return problem || !isCovered ? 'not-allowed' : null;
}

/** Who comes back needs an account that can act, and a seat. */
function returnProblem(
  { member }: DoneRow,
  { unable, freeSeats }: PlanContext,
  { revoked, deactivated, reactivated }: UndoPlan,
): KeptReason | null {
  if (member && unable.has(member.id)) return 'account';
  const free = freeSeats + revoked.length + deactivated.length - reactivated.length;
  return free > 0 ? null : 'no-seat';
}

/** The top role keeps one active member who can act. */
function holderProblem(
  { member, had, outcome }: DoneRow,
  { organization }: ActingMember,
  { unable }: PlanContext,
  holders: Set<string>,
): KeptReason | null {
  const top = topRole(organization).id;
  if (!member || member.roleId !== top) {
    const gains = member && outcome === 'updated' && had?.roleId === top;
    if (gains && member.slackUserId && !member.leftAt && !unable.has(member.id)) holders.add(member.id);
    return null;
  }
  if (outcome === 'updated' && had?.roleId === top) return null;
  if (holders.size <= 1 && holders.has(member.id)) return 'last-holder';
  holders.delete(member.id);
  return null;
}
