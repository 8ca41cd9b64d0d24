import type { Database, Transaction } from '../../database/client.ts';
import type { Member } from '../access/store.ts';
import { DomainError } from '../errors.ts';
import { findPerson, peopleById } from '../people/store.ts';
import { actorProblem, type PersonProblem } from '../person-problem.ts';

/** Why members can't act with their Slack accounts, by member; members without a problem are absent. */
export async function accountProblems(
  db: Database | Transaction,
  workspaceId: string,
  members: readonly Member[],
): Promise<ReadonlyMap<string, PersonProblem>> {
  const people = await peopleById(
    db,
    workspaceId,
    members.flatMap(({ slackUserId }) => slackUserId ?? []),
  );
  return new Map(
    members.flatMap(({ id, slackUserId }) => {
      const person = slackUserId && people.get(slackUserId);
      const problem = person && actorProblem(person);
      return problem ? [[id, problem] as const] : [];
    }),
  );
}

/**
 * Refuses to grant anything to a member whose account can't use it. A person deactivated in Slack may come back, so the
 * actor may change their access, but reactivate them only once Slack has.
 * @throws DomainError member-account
 * Source: product.md, People change ("People of another workspace or enterprise are never members", "Who comes back
 *   takes their place again")
 */
export async function assertAccountFor(
  tx: Transaction,
  workspaceId: string,
  deed: 'edit' | 'reactivate',
  member: Member,
): Promise<void> {
  const reason = (await accountProblems(tx, workspaceId, [member])).get(member.id);
  if (!reason || (deed === 'edit' && reason === 'deactivated')) return;
  throw new DomainError('member-account', { who: member.name, reason, deed });
}

/** Is a member a guest in Slack? Who reactivates them means them to be one. */
export async function isGuest(tx: Transaction, workspaceId: string, member: Member): Promise<boolean> {
  const person = member.slackUserId && (await findPerson(tx, workspaceId, member.slackUserId));
  return person ? person.isGuest : false;
}
