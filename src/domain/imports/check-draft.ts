import type { Database, Transaction } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { listGroups } from '../access/store.ts';
import { readAddress } from '../addresses.ts';
import { lockPending, pendingByEmail } from '../invitations/bulk/store.ts';
import { minutesToWaitFor } from '../invitations/cooldown.ts';
import { membersByEmail } from '../members/bulk/store.ts';
import { peopleByEmail } from '../people/store.ts';
import { seatsOf } from '../seats/seats.ts';
import { type CheckContext, type CheckedRows, checkRowsInTurns } from './check.ts';
import { type DraftRow, draftRows } from './store.ts';

/** A draft's rows with the findings of a check made now. */
export type CheckedDraft = CheckedRows & { drafted: DraftRow[]; context: CheckContext };

/**
 * Checks every row of a draft against the organization as it is now.
 * @param options.now the time for the pause between two messages to one address
 * @param options.hasGroups does the file say anything about groups?
 * @param options.hold a transaction; it locks the rows' pending invitations until it ends
 */
export async function checkDraft(
  db: Database | Transaction,
  importId: string,
  { organization, member, permissions }: ActingMember,
  { now, hasGroups, hold }: { now: Date; hasGroups: boolean; hold?: Transaction },
): Promise<CheckedDraft> {
  const drafted = await draftRows(db, importId);
  const emails = drafted.flatMap(row => readAddress(row.email) ?? []);
  const organizationId = organization.id;
  if (hold) await lockPending(hold, organizationId, emails);
  const groups = await listGroups(db, { organizationId });
  const members = await membersByEmail(db, organizationId, emails);
  const people = await peopleByEmail(db, organization.workspaceId, emails);
  const seats = await seatsOf(db, organization, drafted.length);
  const pending = await pendingByEmail(db, organizationId, emails);
  const waits = await minutesToWaitFor(db, organization, emails, now);
  const context: CheckContext = {
    organization,
    groups,
    hasGroups,
    permissions,
    uploader: { email: member.email, memberId: member.id },
    members,
    pending,
    waits,
    people,
    seats,
  };
  return { ...(await checkRowsInTurns(drafted, context)), drafted, context };
}
