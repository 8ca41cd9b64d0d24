import type { Database, Transaction } from '../../database/client.ts';
import { isGone } from '../people/identity.ts';
import { findPerson, peopleByEmail } from '../people/store.ts';
import { confirmedEmail } from '../person-problem.ts';
import { assertInvitable, holderOf } from './rules.ts';

/** A Slack account that an invitation reaches. */
interface InvitedAccount {
  slackUserId: string;
  name: string | null;
  /** Null: Slack shows none, or hasn't confirmed it. */
  confirmedEmail: string | null;
}

/**
 * The Slack account of an invitee: the one that the invitation is bound to or, where that one is gone or there is none,
 * the one that certainly has its address now; null when they aren't in Slack.
 * @throws DomainError uninvitable-person
 */
export async function accountOf(
  tx: Database | Transaction,
  workspaceId: string,
  { slackUserId, email }: { slackUserId: string | null; email: string },
): Promise<InvitedAccount | null> {
  const bound = slackUserId ? await findPerson(tx, workspaceId, slackUserId) : null;
  if (slackUserId && !bound) return { slackUserId, name: null, confirmedEmail: null };
  const person =
    bound && !isGone(bound)
      ? bound
      : (holderOf((await peopleByEmail(tx, workspaceId, [email])).get(email)) ?? bound);
  if (!person) return null;
  assertInvitable(person);
  return { slackUserId: person.slackUserId, name: person.name, confirmedEmail: confirmedEmail(person) };
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
