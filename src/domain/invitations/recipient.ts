import type { Transaction } from '../../database/client.ts';
import { findPerson, peopleByEmail } from '../people/store.ts';
import { assertInvitable, holderOf } from './rules.ts';

/**
 * Refuses to send or grant anything to a person whose account was deactivated or belongs to another workspace by now.
 * People who are not in Slack yet pass.
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
