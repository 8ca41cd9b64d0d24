import type { Transaction } from '../database/client.ts';
import type { PlannedDelivery } from '../delivery/planned.ts';
import type { EventOf } from '../domain/events.ts';
import { holdersOf } from '../domain/members/store.ts';
import { findOrganization, topRoleOf } from '../domain/organizations/store.ts';
import { workspaceOwners } from '../domain/taking-over/store.ts';

/** How many people of each kind get a message. */
const MAX_NOTIFIED = 50;

/** Tells every admin who is left and the workspace's other owners who took the organization over. */
export async function planTakenOver(
  { organizationId, by, who }: EventOf<'organization.taken-over'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const organization = await findOrganization(tx, organizationId);
  if (!organization) return [];
  const rights = ['organization:edit', 'member:deactivate', 'join-request:review'] as const;
  const admins: string[] = [];
  for (const right of rights) {
    const holders = await holdersOf(tx, organizationId, right, MAX_NOTIFIED);
    admins.push(...holders.map(({ slackUserId }) => slackUserId));
  }
  const owners = await workspaceOwners(tx, organization.workspaceId, MAX_NOTIFIED);
  const data = { by: by.slackUserId, who, role: await topRoleOf(tx, organizationId) };
  return [...new Set([...admins, ...owners])]
    .filter(recipient => recipient !== by.slackUserId)
    .map(recipient => ({ message: 'taken-over', recipient, data }));
}
