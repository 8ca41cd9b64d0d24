import type { Person } from '../domain.ts';
import { actorProblem } from '../person-problem.ts';

/**
 * Whom a person outside Slack can ask: the organization's contact, else who invited them, else who caused it; never
 * anybody who left Slack. Null when there is nobody.
 * @param find finds a Slack user of the workspace
 */
export async function contactOf(
  find: (slackUserId: string) => Promise<Person | null>,
  {
    organization,
    invitation,
    initiator,
  }: {
    organization: { contactSlackUserId: string | null };
    invitation: { inviter: { name: string; email: string; leftAt?: Date | null } } | null;
    initiator?: { name: string; email: string } | null;
  },
): Promise<{ name: string; email: string } | null> {
  const { contactSlackUserId } = organization;
  const contact = contactSlackUserId ? await find(contactSlackUserId) : null;
  if (contact?.email && !actorProblem(contact)) return { name: contact.name, email: contact.email };
  const inviter = invitation?.inviter.leftAt ? null : invitation?.inviter;
  const { name, email } = inviter ?? initiator ?? {};
  return name && email ? { name, email } : null;
}
