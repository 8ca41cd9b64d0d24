import type { Database, Transaction } from '../../../database/client.ts';

/**
 * Whom the reader of an email can ask: the organization's contact, else who invited them, else who caused it; null when
 * there is nobody.
 */
export async function contactOf(
  db: Database | Transaction,
  workspaceId: string,
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
  const { contactSlackUserId: slackUserId } = organization;
  const contact = slackUserId
    ? await db.slackPerson.findUnique({
        where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
        select: { name: true, email: true, isDeactivated: true },
      })
    : null;
  if (contact?.email && !contact.isDeactivated) return { name: contact.name, email: contact.email };
  const { name, email } = invitation?.inviter ?? initiator ?? {};
  return name && email ? { name, email } : null;
}
