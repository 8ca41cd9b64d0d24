import type { Transaction } from '../database/client.ts';
import type { PlannedDelivery } from '../delivery/planned.ts';
import { holdersOf } from '../domain/members/store.ts';
import { findOrganization } from '../domain/organizations/store.ts';
import { isShared } from '../domain/shared-channels/store.ts';
import { ownersOfOrphaned } from '../domain/taking-over/store.ts';
import type { MessageKind } from '../messages/message.ts';
import { addressedBy, underReview } from './store.ts';

/** How many approvers get the card each when the organization has no approvals channel. */
const APPROVERS_ASKED = 20;
/** How many of the cards that wait the owners of an orphaned organization get at once; the digest counts the rest. */
const WAITING = 20;

/** The subject of a card for the approvers. */
export type UnderReview = { joinRequestId: string } | { invitationId: string };

/** Plans a card in the organization's approvals channel or, without one, for each approver. */
export async function planForReview(
  tx: Transaction,
  organizationId: string,
  subject: UnderReview,
  message: MessageKind,
): Promise<PlannedDelivery[]> {
  const organization = await findOrganization(tx, organizationId);
  const channel = organization?.approvalsChannelId;
  const { workspaceId = '' } = organization ?? {};
  const owners = await planForOwners(tx, organizationId, subject, message);
  if (!channel || (await isShared(tx, { workspaceId, slackId: channel }))) {
    const approvers = await planForApprovers(tx, organizationId, subject, message);
    const isAsked = new Set(approvers.map(({ recipient }) => recipient));
    return [...approvers, ...owners.filter(({ recipient }) => !isAsked.has(recipient))];
  }
  return [{ message, recipient: channel, ...subject }, ...owners];
}

/**
 * While nobody with the top role can act, the owners of the workspace get the card, too. They have no right to decide:
 * their press says so and offers to take the organization over first.
 */
async function planForOwners(
  tx: Transaction,
  organizationId: string,
  subject: UnderReview,
  message: MessageKind,
): Promise<PlannedDelivery[]> {
  const owners = await ownersOfOrphaned(tx, organizationId, APPROVERS_ASKED);
  return owners.map(recipient => ({ message, recipient, ...subject }));
}

/** Nobody with the top role is left: plans a card about everything that waits for each owner who has not been sent it. */
export async function planForOrphaned(tx: Transaction, organizationId: string): Promise<PlannedDelivery[]> {
  const owners = await ownersOfOrphaned(tx, organizationId, APPROVERS_ASKED);
  if (owners.length === 0) return [];
  const planned: PlannedDelivery[] = [];
  for (const subject of await underReview(tx, organizationId, WAITING)) {
    const message = 'joinRequestId' in subject ? 'join-request' : 'invitation-approval';
    const asked = await addressedBy(tx, { ...subject, message });
    const others = owners.filter(recipient => !asked.has(recipient));
    planned.push(...others.map(recipient => ({ message, recipient, ...subject }) as const));
  }
  return planned;
}

/** Plans a card for each approver who has not been sent it before. */
export async function planForApprovers(
  tx: Transaction,
  organizationId: string,
  subject: UnderReview,
  message: MessageKind,
): Promise<PlannedDelivery[]> {
  const asked = await addressedBy(tx, { ...subject, message });
  const take = APPROVERS_ASKED + asked.size;
  const approvers = await holdersOf(tx, organizationId, 'join-request:review', take);
  return approvers
    .filter(({ slackUserId }) => !asked.has(slackUserId))
    .map(({ slackUserId: recipient }) => ({ message, recipient, ...subject }));
}
