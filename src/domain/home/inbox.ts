import type { Database } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { countOwnPendingInvitations, ownPendingInvitations } from '../invitations/own/store.ts';
import type { Invitation } from '../invitations/store.ts';
import { countOwnPending, type JoinRequest, ownPendingRequests } from '../join-requests/store.ts';
import { type Page, readPage } from '../page.ts';

/** A person's own invitations and requests, over all organizations of the workspace. */
export interface Inbox {
  /** The newest of each. */
  invitations: Invitation[];
  requests: JoinRequest[];
  /** Counts those that are shown and those that are not. */
  total: number;
}

/** One item of a person's inbox. */
export type Waiting = { invitation: Invitation } | { request: JoinRequest };

/** A page of a person's inbox: invitations first, then their own requests, each newest first. */
export function pageOfInbox(db: Database, actor: Person, page: number): Promise<Page<Waiting>> {
  return readPage(page, async (skip, take) => {
    const [invited, asked] = await Promise.all([
      countOwnPendingInvitations(db, actor),
      countOwnPending(db, actor),
    ]);
    const invitations = skip < invited ? await ownPendingInvitations(db, actor, { skip, take }) : [];
    const left = take - invitations.length;
    const requests =
      left > 0 ? await ownPendingRequests(db, actor, { skip: Math.max(0, skip - invited), take: left }) : [];
    return {
      items: [...invitations.map(invitation => ({ invitation })), ...requests.map(request => ({ request }))],
      total: invited + asked,
    };
  });
}
