import type { Domain } from '../domain.ts';
import { beside } from '../locks.ts';
import { unattended } from '../operation.ts';
import { groupsTiedTo } from '../ties/store.ts';
import { organizationsPostingTo } from './store.ts';

/** What organizations use a channel for. */
export interface ChannelUse {
  organizationId: string;
  /** Join requests are posted there. */
  isForApprovals: boolean;
  /** Names of the groups that are tied to it. */
  groups: string[];
}

/** What the organizations of a workspace use a channel for; those that use it for nothing are not among them. */
export async function usesOfChannel(
  { db }: Domain,
  workspaceId: string,
  channelId: string,
): Promise<ChannelUse[]> {
  const [posting, tied] = await Promise.all([
    organizationsPostingTo(db, workspaceId, channelId),
    groupsTiedTo(db, { workspaceId, slackId: channelId }),
  ]);
  const organizationIds = new Set([...posting, ...tied.map(group => group.organizationId)]);
  return [...organizationIds].map(organizationId => ({
    organizationId,
    isForApprovals: posting.includes(organizationId),
    groups: tied.filter(group => group.organizationId === organizationId).map(({ name }) => name),
  }));
}

/**
 * A channel that is in use is shared with another company from now on, and the admins hear of it. Nothing is changed
 * by itself: whether the other company may be there, they know.
 */
export async function noticeSharedChannel(
  domain: Domain,
  channel: { id: string; name: string },
  uses: ChannelUse[],
): Promise<void> {
  await unattended(domain, beside(uses.map(({ organizationId }) => organizationId)), async ({ announce }) => {
    for (const use of uses) await announce({ type: 'channel.shared', ...use, channel });
  });
}
