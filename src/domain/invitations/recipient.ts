import type { Database, Transaction } from '../../database/client.ts';
import { findPerson, peopleByEmail } from '../people/store.ts';
import { assertInvitable, holderOf } from './rules.ts';

/**
 * The Slack account of an invitee: the one that the invitation is bound to, else the one that certainly has its address;
 * null when they aren't in Slack.
 * @throws DomainError uninvitable-person
 */
export async function accountOf(
  tx: Database | Transaction,
  workspaceId: string,
  { slackUserId, email }: { slackUserId: string | null; email: string },
): Promise<{ slackUserId: string; name: string | null } | null> {
  const person = slackUserId
    ? await findPerson(tx, workspaceId, slackUserId)
    : holderOf((await peopleByEmail(tx, workspaceId, [email])).get(email));
  if (person) assertInvitable(person);
  return person ?? (slackUserId ? { slackUserId, name: null } : null);
}

/**
 * Refuses to send or grant anything to a person whose account was deactivated or belongs to another workspace by now.
 * People who are not in Slack yet pass.
 * @throws DomainError uninvitable-person
 */
export async function assertRecipient(
  tx: Transaction,
  workspaceId: string,
  invitee: { slackUserId: string | null; email: string },
): Promise<void> {
  await accountOf(tx, workspaceId, invitee);
}
