import type { Stage } from './stage.ts';

/**
 * Says in the database's own numbers that everything acknowledged is there and every message was sent.
 * @param asked how many were invited and accepted
 * @throws when anything is missing or failed
 */
export async function checkOutcome({ db, organizationId, crowd }: Stage, asked: number): Promise<string> {
  const [accepted, members, audited, delivered, deliveries] = await Promise.all([
    db.invitation.count({ where: { organizationId, status: 'accepted' } }),
    db.member.count({
      where: { organizationId, state: 'active', slackUserId: { in: crowd.map(({ id }) => id) } },
    }),
    db.auditEntry.count({
      where: { organizationId, action: { in: ['invitation.create', 'invitation.accept'] } },
    }),
    db.delivery.count({ where: { organizationId, status: 'delivered' } }),
    db.delivery.count({ where: { organizationId } }),
  ]);
  const found = { accepted, members, audited, delivered, deliveries };
  const wanted = {
    accepted: asked,
    members: asked,
    audited: 2 * asked,
    delivered: 2 * asked,
    deliveries: 2 * asked,
  };
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`Not everything acknowledged is there: ${JSON.stringify({ wanted, found })}`);
  }
  return `Checked afterwards, warm-up included: ${asked} invitations made and accepted, ${members} members, ${audited} audit entries, ${delivered} of ${deliveries} messages delivered, no request refused or lost.`;
}
