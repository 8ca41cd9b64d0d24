import type { Database, Transaction } from '../../database/client.ts';

type Reader = Database | Transaction;

/** How many people an organization has, kept by the database with every change. */
export interface OrganizationCounts {
  active: number;
  deactivated: number;
  pending: number;
}

/** The counts of an organization, in the same time however large it is. */
export async function countsOf(db: Reader, organizationId: string): Promise<OrganizationCounts> {
  const [row] = await db.$queryRaw<[OrganizationCounts]>`
    select coalesce(sum(active_members), 0)::int as active,
      coalesce(sum(deactivated_members), 0)::int as deactivated,
      coalesce(sum(pending_invitations), 0)::int as pending
    from organization_tallies where organization_id = ${organizationId}::uuid`;
  return row;
}

/** How many people a group has. */
export interface GroupCounts {
  members: number;
  invitations: number;
}

/** The counts of these groups, by group; a group that nobody ever had is missing. */
export async function countsOfGroups(db: Reader, groupIds: string[]): Promise<Map<string, GroupCounts>> {
  const rows = await db.$queryRaw<(GroupCounts & { id: string })[]>`
    select group_id as id, sum(active_members)::int as members, sum(pending_invitations)::int as invitations
    from group_tallies where group_id = any(${groupIds}::uuid[]) group by group_id`;
  return new Map(rows.map(({ id, members, invitations }) => [id, { members, invitations }]));
}
