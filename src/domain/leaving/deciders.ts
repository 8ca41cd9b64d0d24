import type { Transaction } from '../../database/client.ts';
import { actingMemberOf } from '../access/acting-member.ts';
import type { Member } from '../access/store.ts';
import { mayChange } from '../members/member-within.ts';
import { findMembersById, managersAmong } from '../members/store.ts';
import { findOrganization } from '../organizations/store.ts';

/** Who can deactivate members, by Slack user: the members of these whom each of them may deactivate. */
export async function decidersOf(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
  take: number,
): Promise<Map<string, Member[]>> {
  const organization = await findOrganization(tx, organizationId);
  if (!organization) return new Map();
  const members = await findMembersById(tx, memberIds);
  const groups = members.flatMap(({ grants }) => grants.map(({ groupId }) => groupId));
  const admins = await managersAmong(tx, organizationId, 'member:deactivate', groups, take);
  return new Map(
    admins.flatMap(admin => {
      const acting = actingMemberOf(organization, admin);
      const own = members.filter(
        member => member.id !== admin.id && mayChange(acting, 'member:deactivate', member),
      );
      return own.length > 0 && admin.slackUserId ? [[admin.slackUserId, own] as const] : [];
    }),
  );
}
