import type { Database, Transaction } from '../../database/client.ts';
import { findPerson, hasLeft } from '../people/store.ts';
import { actorProblem } from '../person-problem.ts';
import type { Organization } from './store.ts';

/**
 * The Slack user to ask for help, by the settings; null when the settings name nobody, or somebody whose account can't
 * be used or has no rights any longer.
 */
export async function contactOf(
  db: Database | Transaction,
  { id, contactSlackUserId: contact, workspaceId }: Organization,
): Promise<string | null> {
  const named = contact && (await findPerson(db, workspaceId, contact));
  const isGone = named && (actorProblem(named) || (await hasLeft(db, id, named)));
  return isGone ? null : contact;
}
