import type { Person } from './domain.ts';
import { DomainError } from './errors.ts';

/** Why a person Slack knows can't use Foyer. */
export type PersonProblem = 'bot' | 'deactivated' | 'external';

/**
 * Why a person can neither act here nor be invited; null when they can. Guests of one's own workspace can.
 * Source: product.md, People change ("People of another workspace or enterprise are never members, invitees or
 *   requesters")
 */
export function actorProblem(
  person: Pick<Person, 'isBot' | 'isDeactivated' | 'isExternal'>,
): PersonProblem | null {
  if (person.isBot) return 'bot';
  if (person.isDeactivated) return 'deactivated';
  return person.isExternal ? 'external' : null;
}

/** @throws DomainError cannot-act for bots, people deactivated in Slack and people of another workspace */
export function assertCanAct(person: Pick<Person, 'isBot' | 'isDeactivated' | 'isExternal'>): void {
  const reason = actorProblem(person);
  if (reason) throw new DomainError('cannot-act', { reason });
}

/** A person's confirmed address: an unconfirmed one may belong to somebody else. */
export function confirmedEmail({
  email,
  isEmailConfirmed,
}: Pick<Person, 'email' | 'isEmailConfirmed'>): string | null {
  return isEmailConfirmed ? email : null;
}
