import type { Person } from '../domain.ts';

/**
 * Whom a person outside Slack can ask: the organization's contact, else who invited them, else who caused it; null when
 * there is nobody.
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
    invitation: { inviter: { name: string; email: string } } | null;
    initiator?: { name: string; email: string } | null;
  },
): Promise<{ name: string; email: string } | null> {
  const { contactSlackUserId } = organization;
  const contact = contactSlackUserId ? await find(contactSlackUserId) : null;
  if (contact?.email && !contact.isDeactivated) return { name: contact.name, email: contact.email };
  const { name, email } = invitation?.inviter ?? initiator ?? {};
  return name && email ? { name, email } : null;
}
