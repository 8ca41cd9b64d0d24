import type { Database, Transaction } from '../../database/client.ts';
import type { LinkTarget } from '../link-target.ts';

const keyOf = ({ workspaceId, slackId }: LinkTarget) => ({ workspaceId, channelId: slackId });

/** Is a channel shared with another company, as far as Foyer knows? */
export async function isShared(db: Database | Transaction, channel: LinkTarget): Promise<boolean> {
  return (await db.sharedChannel.count({ where: keyOf(channel) })) > 0;
}

/** Notes that a channel is shared; false when Foyer knew that. */
export async function markShared(tx: Transaction, channel: LinkTarget, noticedAt: Date): Promise<boolean> {
  const data = [{ ...keyOf(channel), noticedAt }];
  const { count } = await tx.sharedChannel.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Notes that a channel isn't shared. */
export async function markOwn(tx: Database | Transaction, channel: LinkTarget): Promise<void> {
  await tx.sharedChannel.deleteMany({ where: keyOf(channel) });
}

/** The channels of a workspace that organizations use, and those known as shared. */
export async function channelsToWatch(db: Database, workspaceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select approvals_channel_id as id from organizations
    where workspace_id = ${workspaceId}::uuid and approvals_channel_id is not null
    union
    select t.slack_id from group_ties t
    join groups g on g.id = t.group_id
    join organizations o on o.id = g.organization_id
    where o.workspace_id = ${workspaceId}::uuid and t.kind = 'channel'
    union
    select channel_id from shared_channels where workspace_id = ${workspaceId}::uuid
    order by 1`;
  return rows.map(({ id }) => id);
}
