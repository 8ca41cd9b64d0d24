import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { canAct } from '../members/store.ts';

type Reader = Database | Transaction;

/** Has this organization (o) no active member with the top role whose Slack account can act? */
const isOrphaned = Prisma.sql`not exists (
  select from members m
  where m.organization_id = o.id and m.state = 'active' and m.slack_user_id is not null and ${canAct}
    and m.role_id = (select r.id from roles r where r.organization_id = o.id and r.removed_at is null
      order by r.position limit 1))`;

/** The organizations of a workspace that nobody with the top role can act in, oldest first. */
export async function orphanedOrganizations(
  db: Reader,
  workspaceId: string,
): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    select o.id, o.name from organizations o
    where o.workspace_id = ${workspaceId}::uuid and ${isOrphaned} order by o.id`;
}

/** The owners of an organization's workspace who can act, if nobody with its top role can; else nobody. */
export async function ownersOfOrphaned(db: Reader, organizationId: string, take: number): Promise<string[]> {
  const found = await db.$queryRaw<{ slackUserId: string }[]>`
    select p.slack_user_id as "slackUserId" from organizations o
    join slack_people p on p.workspace_id = o.workspace_id
    where o.id = ${organizationId}::uuid and p.is_workspace_owner and not p.is_deactivated and not p.is_external
      and not p.is_bot and ${isOrphaned}
    order by p.slack_user_id limit ${take}`;
  return found.map(({ slackUserId }) => slackUserId);
}

/** The owners of a workspace who can act. */
export async function workspaceOwners(db: Reader, workspaceId: string, take: number): Promise<string[]> {
  const found = await db.slackPerson.findMany({
    where: { workspaceId, isWorkspaceOwner: true, isDeactivated: false, isExternal: false, isBot: false },
    select: { slackUserId: true },
    orderBy: { slackUserId: 'asc' },
    take,
  });
  return found.map(({ slackUserId }) => slackUserId);
}

/** Makes a member an active holder of a role with their Slack user, whatever they were before. */
export async function giveRole(
  tx: Transaction,
  id: string,
  given: { roleId: string; slackUserId: string },
): Promise<void> {
  await tx.member.update({
    where: { id },
    data: {
      ...given,
      state: 'active',
      deactivatedAt: null,
      leftByChoice: false,
      leftAt: null,
      leftReason: null,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}
