import { grantsFor } from '../access/grants.ts';
import type { Person } from '../domain.ts';
import { othersTurn } from '../in-turns.ts';
import { Names } from '../names.ts';
import type { Organization, Role } from '../organizations/store.ts';
import type { Account } from '../people/identity.ts';
import { actorProblem } from '../person-problem.ts';
import { type Ownership, ownedIn } from '../provisioned/owned.ts';
import { type Grant, type Group, isSameAccess, type Permissions } from '../roles.ts';
import { nameable, seesMember, seesSeats } from '../visibility.ts';
import { type AccessByName, accessBefore, accessByName } from './access-by-name.ts';
import { giveSeats, markDuplicates } from './across-rows.ts';
import { checkGroups, checkName, checkRole, type KnownGroups } from './check-cells.ts';
import { checkEmail } from './check-email.ts';
import { cleanCell } from './csv/cells.ts';
import type { RawRow } from './csv/file.ts';
import { groupReader } from './csv/groups.ts';
import { templateAddresses } from './csv/write.ts';
import { type Finding, Findings } from './findings.ts';
import { checkAccess, checkPerson } from './reach.ts';
import { checkAction, readAction } from './row-actions.ts';

/**
 * What sending does with a row: `ready` invites, `update` changes an active member, `resend` sends a pending invitation
 * again with the row's role and groups, `reactivate` reactivates a deactivated member, `deactivate` and `revoke` are asked
 * for by the column Action; nothing follows from `unchanged` and `error`.
 */
export type RowClass =
  | 'ready'
  | 'update'
  | 'resend'
  | 'reactivate'
  | 'deactivate'
  | 'revoke'
  | 'unchanged'
  | 'error';

export interface CheckedRow {
  raw: RawRow;
  class: RowClass;
  /** In the form that everything compares: lower case, its domain in ASCII. */
  email: string | null;
  roleId: string | null;
  groupIds: string[];
  /** The grants of the row, one per group. */
  grants: Grant[];
  name: string | null;
  findings: Finding[];
  /** The role and groups that the person has after sending; null where the row doesn't say. */
  access: AccessByName | null;
  /** The role and groups of the member or the invitation now; null for new people, and where they stay the same. */
  before: AccessByName | null;
  /** The cell Groups is blank: a member or an invitation keeps its groups, a new person gets what the template says. */
  isGroupsBlank: boolean;
}

/** Everything that a check needs; the maps contain at least the addresses of the rows. */
export interface CheckContext {
  organization: Pick<Organization, 'roles' | 'template'>;
  groups: readonly Group[];
  permissions: Permissions;
  uploader: { email: string | null; memberId: string };
  members: ReadonlyMap<
    string,
    {
      id: string;
      state: 'active' | 'deactivated';
      roleId: string;
      grants: readonly Grant[];
      name: string;
      slackUserId: string | null;
      account?: Account | null;
      isProvisioned?: boolean;
    }
  >;
  pending: ReadonlyMap<
    string,
    { id: string; slackUserId: string | null; roleId: string; grants: readonly Grant[] }
  >;
  /** Members whose own account is gone and whose address a new account has, by that address. */
  newAccounts: ReadonlyMap<string, { name: string; grants: readonly Grant[] }>;
  /** Minutes to wait until Foyer can send to an address again, for addresses that must wait. */
  waits: ReadonlyMap<string, number>;
  people: ReadonlyMap<string, Person>;
  /** What a directory decides about the members; absent: nothing. */
  owned?: Ownership | null;
  /** `limit` null: no limit. `used`: active members and pending invitations. */
  seats: { limit: number | null; used: number };
}

export interface CheckedRows {
  rows: CheckedRow[];
  counts: Record<RowClass, number>;
  /**
   * `needed`: seats that the file needs, including refused ones. `limit` null: no limit, or the uploader can't see it.
   */
  seats: { limit: number | null; used: number; needed: number };
}

/**
 * Checks the rows of a file against the organization: every finding of every row, and what sending would do. Pure: the
 * same rows and context give the same result.
 * Source: product.md, Invite many people; the Senturo article on bulk invitations (roles match exactly, an existing
 *   member is updated and not invited again)
 */
export function checkRows(rows: readonly RawRow[], context: CheckContext): CheckedRows {
  const work = check(rows, context);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does the same, and lets other work run between rows: ten thousand of them take seconds. */
export async function checkRowsInTurns(rows: readonly RawRow[], context: CheckContext): Promise<CheckedRows> {
  const work = check(rows, context);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await othersTurn();
  }
}

/** How many rows are checked before other work runs. */
const AT_ONCE = 50;

function* check(rows: readonly RawRow[], context: CheckContext): Generator<void, CheckedRows> {
  const known: Known = {
    roles: new Names(context.organization.roles),
    groups: new Names(context.groups),
    nameable: new Names(nameable(context.permissions, context.groups)),
    readGroups: groupReader(context.groups.map(group => group.name)),
    rolesById: new Map(context.organization.roles.map(role => [role.id, role])),
    groupsById: new Map(context.groups.map(group => [group.id, group])),
    groupNames: new Map(context.groups.map(group => [group.id, group.name])),
  };
  const entries: Parameters<typeof checkRow>[0][] = [];
  for (const [index, raw] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    const findings = new Findings(index, raw.line);
    entries.push({ raw, findings, email: checkEmail(cleanCell(raw.email), findings) });
  }
  markDuplicates(entries, context);
  const checked: { row: CheckedRow; findings: Findings }[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    checked.push({ row: checkRow(entry, context, known), findings: entry.findings });
  }
  const needed = giveSeats(checked, context.seats, seesSeats(context.permissions));
  const counts: Record<RowClass, number> = {
    ready: 0,
    update: 0,
    resend: 0,
    reactivate: 0,
    deactivate: 0,
    revoke: 0,
    unchanged: 0,
    error: 0,
  };
  for (const { row } of checked) counts[row.class] += 1;
  const shown = seesSeats(context.permissions) ? context.seats : { limit: null, used: 0 };
  return { rows: checked.map(({ row }) => row), counts, seats: { ...shown, needed } };
}

/** The names of an organization, prepared for many rows. */
export interface Known extends KnownGroups {
  roles: Names<Role>;
  rolesById: ReadonlyMap<string, Role>;
  groupsById: ReadonlyMap<string, Group>;
  groupNames: ReadonlyMap<string, string>;
}

function checkRow(
  { raw, email, findings }: { raw: RawRow; email: string | null; findings: Findings },
  context: CheckContext,
  known: Known,
): CheckedRow {
  const { permissions, organization } = context;
  const action = readAction(raw, findings);
  if (action) {
    const own = email === null ? undefined : context.members.get(email);
    if (isUploader(email, own, context.uploader)) findings.error('Email', raw.email, 'own-address', {});
    return checkAction(action, { raw, email, findings }, context, known);
  }
  const role = checkRole(cleanCell(raw.role), known.roles, findings);
  const written = checkGroups(cleanCell(raw.groups), known, findings);
  const name = checkName(cleanCell(raw.name), known.nameable, findings);
  const member = email === null ? undefined : context.members.get(email);
  const pending = email === null || member ? undefined : context.pending.get(email);
  const present = member ?? pending;
  // A blank cell leaves the groups of a member or an invitation as they are: no group can mean all groups.
  const keepsGroups = written.isBlank && present !== undefined;
  const groups = keepsGroups ? groupsOf(present, known.groupsById) : written.meant;
  const isBlank = keepsGroups ? groups.length === 0 : written.isBlank;
  const grants = grantsFor(role, groups, present, known.rolesById);
  const blankMeansAll = organization.template.blankGroups === 'all';
  checkAccess(permissions, { role, grants, groups, isBlank, blankMeansAll }, findings);

  if (email !== null && templateAddresses.includes(email)) {
    findings.error('Email', raw.email, 'template-example', {});
  }
  if (isUploader(email, member, context.uploader)) findings.error('Email', raw.email, 'own-address', {});
  const moved = email === null ? undefined : context.newAccounts.get(email);
  if (moved) {
    const who = seesMember(permissions, moved) ? moved.name : null;
    findings.error('Email', raw.email, 'new-account', { who });
  }
  // A member is their own account, also where another one shows the address.
  const person = member?.account ?? (email === null ? undefined : context.people.get(email));
  if (person) checkInvitable(raw.email, person, findings, member?.state === 'active');
  const before = present && {
    state: member?.state ?? ('pending' as const),
    roleId: present.roleId,
    grants: present.grants,
  };
  const isWithin =
    !before ||
    checkPerson(
      permissions,
      { ...before, role: known.rolesById.get(before.roleId) ?? null, blankMeansAll },
      findings,
    );
  // Members get a change in messages that they already have; only an invitation has to wait.
  const minutes = email === null || member || !isWithin ? undefined : context.waits.get(email);
  if (minutes) findings.error('Row', '', 'resent-too-soon', { minutes });

  const owned = member && ownedIn(context.owned, member, { state: 'active', grants });
  if (owned && context.owned) {
    const { directory } = context.owned;
    findings.error(owned === 'groups' ? 'Groups' : 'Row', '', 'from-directory', { directory, what: owned });
  }
  const isBlocked = findings.areBlocking;
  const isSame = before !== undefined && role !== null && isSameAccess(before, { roleId: role.id, grants });
  return {
    raw,
    class: isBlocked ? 'error' : isSame && before.state === 'active' ? 'unchanged' : classOf(before?.state),
    email,
    roleId: role?.id ?? null,
    groupIds: groups.map(({ id }) => id),
    grants,
    name,
    findings: findings.list,
    access: role && accessByName(role, grants, known.groupNames),
    before: isWithin && before && !isSame ? accessBefore(before, known) : null,
    isGroupsBlank: written.isBlank,
  };
}

function groupsOf({ grants }: { grants: readonly Grant[] }, groupsById: ReadonlyMap<string, Group>): Group[] {
  return grants.flatMap(({ groupId }) => groupsById.get(groupId) ?? []);
}

function classOf(state: 'active' | 'deactivated' | 'pending' | undefined): RowClass {
  if (state === 'active') return 'update';
  if (state === 'deactivated') return 'reactivate';
  return state === 'pending' ? 'resend' : 'ready';
}

function isUploader(
  email: string | null,
  member: { id: string } | undefined,
  uploader: CheckContext['uploader'],
): boolean {
  return email !== null && (email === uploader.email || member?.id === uploader.memberId);
}

/** People deactivated in Slack may come back, so a file still changes an active member's access. */
function checkInvitable(value: string, person: Account, findings: Findings, isActive: boolean): void {
  const reason = actorProblem(person);
  if (isActive && reason === 'deactivated') return;
  if (reason) findings.error('Email', value, 'uninvitable', { who: person.name, reason });
}
