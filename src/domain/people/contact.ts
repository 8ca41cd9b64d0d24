import type { Database } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { actorProblem } from '../person-problem.ts';
import { hasLeft } from './store.ts';

/** A member who may be named. */
interface Nameable {
  name: string;
  email: string;
  state: 'active' | 'deactivated';
  leftAt: Date | null;
}

/** Can people ask this member? Not once they left. */
export function isReachable({ state, leftAt }: Pick<Nameable, 'state' | 'leftAt'>): boolean {
  return state === 'active' && leftAt === null;
}

/**
 * Whom a person outside Slack can ask: the organization's contact, else who invited them, else who caused it; never
 * anybody who left. Null when there is nobody.
 * @param find finds a Slack user of the workspace
 */
export async function contactOf(
  db: Database,
  find: (slackUserId: string) => Promise<Person | null>,
  {
    organization,
    invitation,
    initiator,
  }: {
    organization: { id: string; contactSlackUserId: string | null };
    invitation: { inviter: Nameable } | null;
    initiator?: Nameable | null;
  },
): Promise<{ name: string; email: string } | null> {
  const { id, contactSlackUserId } = organization;
  const contact = contactSlackUserId ? await find(contactSlackUserId) : null;
  if (contact?.email && !actorProblem(contact) && !(await hasLeft(db, id, contact))) {
    return { name: contact.name, email: contact.email };
  }
  const member = [invitation?.inviter, initiator].find(each => each && isReachable(each));
  return member ? { name: member.name, email: member.email } : null;
}
