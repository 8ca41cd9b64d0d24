import type { Person } from '../domain.ts';
import { DomainError, type Problem, raise } from '../errors.ts';
import { actorProblem } from '../person-problem.ts';

/** Says why somebody Slack knows cannot be invited: bots, deactivated users and people of another workspace. */
export function invitableProblem(person: Person): Problem<'uninvitable-person'> | null {
  const reason = actorProblem(person);
  return reason && new DomainError('uninvitable-person', { who: person.name, reason }, 'email');
}

/** Refuses people Slack knows but who can't be invited. @throws DomainError uninvitable-person */
export function assertInvitable(person: Person): void {
  raise(invitableProblem(person));
}

/**
 * The person who certainly has an address: anybody can write an unconfirmed address into their profile. For people who
 * can't be invited, Slack doesn't always say whether it is confirmed.
 */
export function holderOf(person: Person | null | undefined): Person | null {
  return person && (person.isEmailConfirmed || actorProblem(person)) ? person : null;
}

/** Has it expired, even if nobody has recorded that yet? */
export function isOver(pending: { status: string; expiresAt: Date | null }, now: Date): boolean {
  return pending.status === 'pending' && pending.expiresAt !== null && pending.expiresAt <= now;
}
