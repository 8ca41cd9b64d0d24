import { randomUUID } from 'node:crypto';
import { queueGreeted } from '../../delivery/greetings.ts';
import { queueRemoval, queueSync } from '../../delivery/queue.ts';
import type { Subject } from '../../delivery/store.ts';
import type { EventType } from '../../domain/events.ts';
import { holdersOf } from '../../domain/members/store.ts';
import { planDigest, planWeeklyDigest } from '../digest.ts';
import { planForFailed } from '../failed.ts';
import { planTakenOver } from '../owners.ts';
import { nothing, type Reaction } from '../reaction.ts';
import { underReview } from '../store.ts';

/** How many admins and approvers get a message one by one. */
const MAX_NOTIFIED = 50;
/** Slack accepts 50 updates per minute; the rest is left for what people do. */
const REFRESH_EVERY_MS = 2_000;

type OrganizationEvent = Extract<
  EventType,
  `${'organization' | 'person' | 'digest' | 'seats' | 'channel' | 'group' | 'sync' | 'delivery'}.${string}`
>;

const spread = (subjects: Subject[]) =>
  subjects.map((subject, n) => ({ subject, inMs: n * REFRESH_EVERY_MS }));

/** The reactions to events about an organization as a whole and its links. */
export const organizationReactions: { [Type in OrganizationEvent]: Reaction<Type> } = {
  // The greetings of those who could set it up say that it is done.
  'organization.set-up': {
    ...nothing,
    homes: () => ({ audience: 'everybody' }),
    jobs: ({ workspaceId }, tx) => queueGreeted(tx, workspaceId),
  },
  // A card beyond those that are updated asks again when it is pressed.
  'organization.changed': {
    ...nothing,
    async refreshes({ organizationId, isOnCards = false }, tx) {
      return isOnCards ? spread(await underReview(tx, organizationId, MAX_NOTIFIED)) : [];
    },
    homes: () => ({ audience: 'everybody' }),
  },
  'organization.taken-over': {
    ...nothing,
    messages: planTakenOver,
    refreshes: ({ by: { memberId } }) => [{ subject: { memberId }, inMs: 0 }],
    homes: ({ by: { memberId } }) => ({ audience: 'everybody', memberIds: [memberId] }),
    targets: ({ by: { memberId }, groups }) => ({
      moves: [{ memberId, initiatorId: memberId, kind: 'in', groups, left: [], joined: [] }],
    }),
  },
  // Deletes cards about the person from Slack, and updates cards that name them.
  'person.erased': {
    ...nothing,
    refreshes: ({ named: { invitationIds, joinRequestIds } }) => [
      ...spread(invitationIds.map(invitationId => ({ invitationId }))),
      ...spread(joinRequestIds.map(joinRequestId => ({ joinRequestId }))),
    ],
    homes: () => ({ audience: 'counts' }),
    jobs: ({ organizationId, cards }, tx) => queueRemoval(tx, { organizationId, cards }),
  },
  // Each approver, and each admin who can deactivate members, gets one message per day about what waits for them.
  'digest.due': { ...nothing, messages: planDigest },
  // Each admin gets one message a week about what happened.
  'digest.weekly': { ...nothing, messages: planWeeklyDigest },
  'seats.asked': {
    ...nothing,
    messages: ({ by: recipient, days, limit }) => [
      { message: 'seats-chart', recipient, data: { days, ...(limit !== null && { limit }) } },
    ],
  },
  // Tells the admins that a channel is shared with another company, and what Foyer stopped doing there.
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
  // Tells the person who asked for the comparison what it did, in one message.
  'sync.ended': {
    ...nothing,
    messages: ({ syncId: id, by: recipient, links }) => [
      { id, message: 'sync-ended', recipient, data: { links } },
    ],
  },
  'delivery.failed': { ...nothing, messages: planForFailed, homes: () => ({ audience: 'counts' }) },
};
