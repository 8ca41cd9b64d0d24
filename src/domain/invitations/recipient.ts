import type { Transaction } from '../../database/client.ts';
import { findPerson, peopleByEmail } from '../people/store.ts';
import { assertInvitable, holderOf } from './rules.ts';

/**
 * Refuses to send or give anything to somebody whose account has no place here by now: it was deactivated, or belongs
 * to another workspace. Who is not in Slack yet is nobody of whom that could be said.
 * @throws DomainError uninvitable-person
 */
export async function assertRecipient(
  tx: Transaction,
  workspaceId: string,
  { slackUserId, email }: { slackUserId: string | null; email: string },
): Promise<void> {
  const person = slackUserId
    ? await findPerson(tx, workspaceId, slackUserId)
    : holderOf((await peopleByEmail(tx, workspaceId, [email])).get(email));
  if (person) assertInvitable(person);
}
