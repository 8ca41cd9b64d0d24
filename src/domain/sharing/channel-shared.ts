import type { Domain } from '../domain.ts';
import type { LinkTarget } from '../link-target.ts';
import { groupsLinkedTo } from '../links/store.ts';
import { beside } from '../locks.ts';
import { systemOperation } from '../operation/operation.ts';
import { organizationsPostingTo } from '../organizations/store.ts';
import { isShared, markOwn, markShared } from '../shared-channels/store.ts';

/** How organizations use a channel. */
interface ChannelUse {
  organizationId: string;
  /** Join requests are posted there. */
  isForApprovals: boolean;
  /** Names of the groups that are linked to it. */
  groups: string[];
}

/** Is the channel in use, or known as shared? */
export async function isWatched(domain: Domain, channel: LinkTarget): Promise<boolean> {
  return (await usesOfChannel(domain, channel)).length > 0 || isShared(domain.db, channel);
}

/** How the organizations of a workspace use a channel; organizations that don't use it are left out. */
async function usesOfChannel({ db }: Pick<Domain, 'db'>, channel: LinkTarget): Promise<ChannelUse[]> {
  const [posting, linked] = await Promise.all([
    organizationsPostingTo(db, channel.workspaceId, channel.slackId),
    groupsLinkedTo(db, channel),
  ]);
  const organizationIds = new Set([...posting, ...linked.map(group => group.organizationId)]);
  return [...organizationIds].map(organizationId => ({
    organizationId,
    isForApprovals: posting.includes(organizationId),
    groups: linked.filter(group => group.organizationId === organizationId).map(({ name }) => name),
  }));
}

/**
 * A channel is shared with another company, or is about to be. Foyer stops posting and adding people there, and
 * notifies the admins of the organizations that use it, once. The admins decide what else to do.
 */
export async function noticeSharedChannel(
  domain: Domain,
  { name, isPending, ...target }: LinkTarget & { name: string; isPending: boolean },
): Promise<void> {
  const uses = await usesOfChannel(domain, target);
  if (uses.length === 0) return;
  const organizationIds = uses.map(({ organizationId }) => organizationId);
  await systemOperation(domain, beside(organizationIds), async ({ tx, now, record }) => {
    if (!(await markShared(tx, target, now))) return;
    const channel = { id: target.slackId, name };
    for (const use of uses) record({ type: 'channel.shared', ...use, channel, isPending });
  });
}

/** A channel isn't shared, or never was: Foyer can use it again. */
export async function noticeOwnChannel({ db }: Domain, channel: LinkTarget): Promise<void> {
  await markOwn(db, channel);
}
