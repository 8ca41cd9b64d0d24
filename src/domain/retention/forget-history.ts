import type { Domain } from '../domain.ts';
import {
  type Bygone,
  deleteBatches,
  deleteDeliveries,
  deleteImports,
  deleteInvitations,
  deleteJoinRequests,
} from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes old history of one workspace: invitations, join requests, imports and messages that were resolved more than
 * `days` ago. Pending items, members, the audit log and the directory stay.
 * @param days null: deletes nothing
 * @returns how many of each were deleted
 */
export async function forgetHistory(
  { db, clock }: Domain,
  workspaceId: string,
  days: number | null,
): Promise<Record<'invitations' | 'joinRequests' | 'imports' | 'deliveries', number>> {
  if (days === null) return { invitations: 0, joinRequests: 0, imports: 0, deliveries: 0 };
  const now = clock.now();
  const bygone: Bygone = { workspaceId, before: new Date(now.getTime() - days * DAY_MS) };
  await deleteBatches(db, bygone);
  return {
    // Imports first: messages to people who have not answered stay with their invitations.
    imports: await deleteImports(db, bygone),
    invitations: await deleteInvitations(db, bygone, now),
    joinRequests: await deleteJoinRequests(db, bygone, now),
    deliveries: await deleteDeliveries(db, bygone),
  };
}
