import type { Database, Transaction } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { findMembersConcerning, listGroups } from '../access/store.ts';
import { readAddress } from '../addresses.ts';
import { lockPending, type PendingSummary, pendingAmong } from '../invitations/bulk/store.ts';
import { minutesToWaitFor } from '../invitations/cooldown.ts';
import { markOf } from '../mark.ts';
import { peopleByEmail } from '../people/store.ts';
import { ownershipOver } from '../provisioned/owned.ts';
import type { Grant } from '../roles.ts';
import { seatsOf } from '../seats/seats.ts';
import { type CheckContext, type CheckedRow, type CheckedRows, checkRowsInTurns } from './check.ts';
import type { RawRow } from './csv/file.ts';
import { type DraftRow, draftRows } from './store.ts';
import { membersIn, pendingOf } from './who.ts';

/**
 * A draft's rows with the findings of a check made now.
 * `mark`: a hash of what each row does to whom. A person who presses Send has seen exactly this, or reads the review again.
 */
export type CheckedDraft = CheckedRows & {
  drafted: DraftRow[];
  context: CheckContext;
  mark: string;
  /** Invitations that have an address of the file, although another person has it in Slack by now. */
  behind: PendingSummary[];
};

/**
 * Checks every row of a draft against the organization as it is now.
 * @param options.now the time for the pause between two messages to one address
 * @param options.hold a transaction; it locks the rows' pending invitations until it ends
 */
export async function checkDraft(
  db: Database | Transaction,
  importId: string,
  { organization, member, permissions }: ActingMember,
  { now, hold }: { now: Date; hold?: Transaction },
): Promise<CheckedDraft> {
  const drafted = await draftRows(db, importId);
  return {
    ...(await checkAgainst(db, drafted, { organization, member, permissions }, { now, hold })),
    drafted,
  };
}

/** Checks rows against the organization as it is now, also those that nobody stores: see checkDraft. */
export async function checkAgainst(
  db: Database | Transaction,
  rows: readonly RawRow[],
  { organization, member, permissions }: ActingMember,
  { now, hold }: { now: Date; hold?: Transaction | undefined },
): Promise<Omit<CheckedDraft, 'drafted'>> {
  const emails = rows.flatMap(row => readAddress(row.email) ?? []);
  const organizationId = organization.id;
  if (hold) await lockPending(hold, organizationId, emails);
  const groups = await listGroups(db, { organizationId });
  const people = await peopleByEmail(db, organization.workspaceId, emails);
  const slackUserIds = [...people.values()].map(({ slackUserId }) => slackUserId);
  const concerned = await findMembersConcerning(db, organizationId, { emails, slackUserIds });
  const { members, newAccounts } = membersIn(emails, people, concerned);
  const seats = await seatsOf(db, organization, rows.length);
  const invitations = await pendingAmong(db, organizationId, { emails, slackUserIds });
  const { pending, behind } = pendingOf(emails, people, invitations);
  const waits = await minutesToWaitFor(db, organization, emails, now);
  const context: CheckContext = {
    organization,
    groups,
    permissions,
    uploader: { email: member.email, memberId: member.id },
    members,
    newAccounts,
    pending,
    waits,
    people,
    owned: await ownershipOver(db, organizationId, concerned, now),
    seats,
  };
  const checked = await checkRowsInTurns(rows, context);
  return { ...checked, context, behind, mark: markOfRows(checked.rows, context) };
}

/**
 * What a row does includes whether it is sent at all, for whatever reason. An acceptance is not in it, because the member
 * then has what was shown of the invitation.
 */
function markOfRows(rows: readonly CheckedRow[], { members, pending }: CheckContext): string {
  const all = rows.map(({ email, roleId, grants, raw, class: name }) => {
    const member = email === null ? undefined : members.get(email);
    const before = member ?? (email === null ? undefined : pending.get(email));
    const isDeactivated = member?.state === 'deactivated';
    const had = before && [isDeactivated, before.roleId, levelsOf(before.grants)];
    const said = name === 'error' || name === 'deactivate' || name === 'revoke' ? [name] : [];
    return [email ?? raw.email, roleId, levelsOf(grants), had ?? null, ...said];
  });
  return markOf(all);
}

const levelsOf = (grants: readonly Grant[]) =>
  grants.map(({ groupId, level }) => `${groupId} ${level}`).toSorted();
