import { randomUUID } from 'node:crypto';
import { queueRemoval, queueSync } from '../../delivery/queue.ts';
import type { EventType } from '../../domain/events.ts';
import { holdersOf } from '../../domain/members/store.ts';
import { planForFailed } from '../failed.ts';
import { nothing, type Reaction } from '../reaction.ts';

/** Admins and approvers who hear of something one by one. */
const MAX_NOTIFIED = 50;
/** Slack takes 50 updates a minute; the rest is left for what people cause. */
const REFRESH_EVERY_MS = 2_000;

type OrganizationEvent = Extract<
  EventType,
  `${'organization' | 'person' | 'digest' | 'channel' | 'group' | 'sync' | 'delivery'}.${string}`
>;

/** What follows from what happens to an organization as a whole, and to what it is linked to. */
export const organizationReactions: { [Type in OrganizationEvent]: Reaction<Type> } = {
  'organization.changed': { ...nothing, homes: () => ({ audience: 'everybody' }) },
  // Cards about the person leave Slack, and others stop naming them.
  'person.erased': {
    ...nothing,
    refreshes: ({ named: { invitationIds, joinRequestIds } }) => [
      ...invitationIds.map((invitationId, n) => ({
        subject: { invitationId },
        inMs: n * REFRESH_EVERY_MS,
      })),
      ...joinRequestIds.map((joinRequestId, n) => ({
        subject: { joinRequestId },
        inMs: n * REFRESH_EVERY_MS,
      })),
    ],
    homes: () => ({ audience: 'counts' }),
    jobs: ({ organizationId, cards }, tx) => queueRemoval(tx, { organizationId, cards }),
  },
  // Each approver gets one message a day about all that waits for a decision.
  'digest.due': {
    ...nothing,
    async messages({ organizationId, waiting }, tx) {
      const approvers = await holdersOf(tx, organizationId, 'join-request:review', MAX_NOTIFIED);
      return approvers.map(({ slackUserId: recipient }) => ({
        message: 'digest',
        recipient,
        data: { waiting },
      }));
    },
  },
  // The admins hear that people of another company are in a channel, and what Foyer no longer does there.
  'channel.shared': {
    ...nothing,
    async messages({ organizationId, channel, isPending, isForApprovals, groups }, tx) {
      const admins = await holdersOf(tx, organizationId, 'organization:edit', MAX_NOTIFIED);
      return admins.map(({ slackUserId: recipient }) => ({
        message: 'channel-shared',
        recipient,
        data: { shared: { channel: channel.name, isPending, isForApprovals, groups } },
      }));
    },
  },
  'group.linked': {
    ...nothing,
    targets: ({ linkId, initiatorId }) => ({ links: [{ linkId, initiatorId }] }),
  },
  'sync.asked': {
    ...nothing,
    jobs: ({ organizationId, by }, tx) =>
      queueSync(tx, { organizationId, by, syncId: randomUUID(), problems: [] }),
  },
  // Who asked for the comparison hears what it did, in one message.
  'sync.ended': {
    ...nothing,
    messages: ({ syncId: id, by: recipient, links }) => [
      { id, message: 'sync-ended', recipient, data: { links } },
    ],
  },
  'delivery.failed': { ...nothing, messages: planForFailed, homes: () => ({ audience: 'counts' }) },
};
