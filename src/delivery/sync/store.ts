import type { Database } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { Change } from '../sync-members/store.ts';

/** The next link of an organization after that one, with its target; null after the last. */
export async function nextLink(
  db: Database,
  { workspaceId, organizationId }: { workspaceId: string; organizationId: string },
  after: string | undefined,
) {
  return db.groupLink.findFirst({
    where: { group: { organizationId, organization: { workspaceId } }, ...(after && { id: { gt: after } }) },
    include: { group: { include: { organization: { select: { workspaceId: true } } } } },
    orderBy: { id: 'asc' },
  });
}

/** Does an older link of the organization lead to the same channel or user group? */
export async function isFirstThere(
  db: Database,
  link: { id: string; slackId: string; group: { organizationId: string } },
): Promise<boolean> {
  const { organizationId } = link.group;
  const older = await db.groupLink.count({
    where: { slackId: link.slackId, group: { organizationId }, id: { lt: link.id } },
  });
  return older === 0;
}

const ofSync = (organizationId: string, syncId: string) => Prisma.sql`
  d.tie_id in (
    select t.id from group_ties t join groups g on g.id = t.group_id
    where g.organization_id = ${organizationId}::uuid
  ) and d.data ->> 'syncId' = ${syncId}`;

/** Is any change from a comparison still pending? */
export async function isSyncing(db: Database, organizationId: string, syncId: string): Promise<boolean> {
  const left = await db.$queryRaw<unknown[]>`
    select 1 from deliveries d where ${ofSync(organizationId, syncId)} and d.status = 'queued' limit 1`;
  return left.length > 0;
}

/** The results of a comparison's changes, by link. */
export async function syncedBy(
  db: Database,
  organizationId: string,
  syncId: string,
): Promise<{ linkId: string; change: Change; status: string; reason: string | null; people: number }[]> {
  return db.$queryRaw`
    select d.tie_id as "linkId", d.data ->> 'change' as change, d.status::text as status, d.reason,
      count(*)::int as people
    from deliveries d where ${ofSync(organizationId, syncId)}
    group by d.tie_id, change, d.status, d.reason`;
}
