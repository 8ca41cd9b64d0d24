import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import type { Domain } from '../domain.ts';
import type { LeftMember } from '../events.ts';
import { withdrawOffersOf } from '../handovers/withdraw.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { alone } from '../locks.ts';
import { isLastHolder } from '../members/member-within.ts';
import { findMembersById, setState } from '../members/store.ts';
import { type Scope, systemOperation } from '../operation/operation.ts';
import { findOrganization, type Organization } from '../organizations/store.ts';
import { markMembers, organizationsBehind, requestsOfLeavers } from './store.ts';

/**
 * Notes in every organization who of these people left Slack, turned guest or came back. Leavers lose their rights at
 * once; the organization's setting says whether they are deactivated too. Their join requests are closed. It compares
 * states, so the second time nothing happens; many people at once give each admin one message.
 * Source: product.md, People change
 */
export async function followLeaving(
  domain: Domain,
  workspaceId: string,
  slackUserIds: readonly string[],
): Promise<void> {
  if (slackUserIds.length === 0) return;
  for (const id of await organizationsBehind(domain.db, workspaceId, slackUserIds)) {
    await systemOperation(domain, alone(id), async scope => {
      const organization = await findOrganization(scope.tx, id);
      if (organization) await followIn(scope, organization, slackUserIds);
    });
  }
}

async function followIn(
  scope: Omit<Scope, 'actor'>,
  organization: Organization,
  slackUserIds: readonly string[],
): Promise<void> {
  const { tx, now, audit, record } = scope;
  const { id: organizationId } = organization;
  const marked = await markMembers(tx, organizationId, slackUserIds, now);
  const members = new Map(
    (
      await findMembersById(
        tx,
        marked.map(({ id }) => id),
      )
    ).map(each => [each.id, each]),
  );
  const left: LeftMember[] = [];
  const back: Member[] = [];
  for (const { id, reason, was } of marked) {
    const member = members.get(id);
    if (!member) continue;
    audit({
      organizationId,
      action: reason ? 'member.leave-slack' : 'member.return-to-slack',
      subject: member.email,
      before: { slackAccount: was ?? 'member' },
      after: { slackAccount: reason ?? 'member' },
    });
    if (!reason) {
      back.push(member);
      continue;
    }
    const isDeactivated = await deactivateLeaver(scope, organization, member);
    left.push({
      id,
      slackUserId: member.slackUserId,
      email: member.email,
      groups: member.grants.map(({ groupId }) => groupId),
      reason,
      isNew: was === null,
      isDeactivated,
    });
  }
  if (left.length > 0) record({ type: 'member.left-slack', organizationId, members: left });
  if (back.length > 0) {
    record({
      type: 'member.back-in-slack',
      organizationId,
      members: back.map(({ id, state }) => ({ id, isDeactivated: state === 'deactivated' })),
    });
  }
  await withdrawOffersOf(
    scope,
    organizationId,
    left.map(({ id }) => id),
  );
  const requests = await requestsOfLeavers(tx, organizationId, slackUserIds);
  await withdrawObsoleteRequests(scope, organizationId, requests);
}

/** Deactivates a leaver if the organization's setting says so; never the last holder of the top role. */
async function deactivateLeaver(
  { tx, now, audit }: Omit<Scope, 'actor'>,
  organization: Organization,
  member: Member,
): Promise<boolean> {
  if (organization.whenSomebodyLeaves !== 'deactivate' || member.state !== 'active') return false;
  if (await isLastHolder(tx, organization, member)) return false;
  await setState(tx, member, { state: 'deactivated', deactivatedAt: now });
  const is = accessSnapshotOf(member);
  audit({
    organizationId: organization.id,
    action: 'member.deactivate',
    subject: member.email,
    before: { ...is, state: 'active' },
    after: { ...is, state: 'deactivated', because: 'left Slack' },
  });
  return true;
}
