import type { ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { CommitChanges, Person } from '../domain/domain.ts';
import { countResults } from '../domain/imports/store.ts';
import { hasLeft, peopleById } from '../domain/people/store.ts';
import { isShared } from '../domain/shared-channels/store.ts';
import type { Mailer } from '../mail/mailer.ts';
import { messages } from '../messages/index.ts';
import type { MessageKind } from '../messages/message.ts';
import { deliveries } from '../metrics/metrics.ts';
import { createDirectory } from '../slack/directory/directory.ts';
import { renderContent, type SlackMessage } from '../slack/render-content.ts';
import { permanentFailure, retryAfter } from '../slack/slack-failure.ts';
import { isSlackError, slackErrorCode } from '../slack/web-api.ts';
import { forReader, type Speaks } from '../texts/reader.ts';
import type { Reason } from '../texts/reasons.ts';
import { recordDelivered, type SentState } from './delivered/store.ts';
import { cards, fail, forLeavers, isOvertaken } from './ending.ts';
import { type DeliveryFacts, findDelivery } from './facts/store.ts';
import { seriesOf } from './newer-card.ts';
import { countedBy, isBulk } from './planned.ts';
import { queueLater, queueRefresh } from './queue.ts';
import { reserve, tryAcquire } from './rate-limit.ts';
import { retryWhileDatabaseIsDown } from './retry-while-database-is-down.ts';
import { forgetPosted, postedAbout, type Subject } from './store.ts';

/** What the queue's tasks need, for one workspace. */
export interface Delivery {
  db: Database;
  clock: Clock;
  workspaceId: string;
  /** Slack's Web API with the token of that workspace. */
  client: WebClient;
  commitChanges: CommitChanges;
  /** Absent: there is no mail server. */
  mailer?: Mailer | undefined;
  log: Logger;
  /** Days after which old history is deleted; null: never. */
  retentionDays: number | null;
}

/**
 * A reserved time that was missed by more than this is reserved again: otherwise too much would be sent at once after a
 * stop of the program.
 */
const LATE_MS = 2_000;

/**
 * Sends one delivery. It ends as delivered, or as failed with a reason for its initiator. A temporary error is thrown,
 * and the queue retries. After a crash between Slack's acceptance and our record the message is sent again: Slack
 * offers no way to ask, and losing an invitation is worse than sending it twice.
 */
export async function sendDelivery(
  parts: Delivery,
  deliveryId: string,
  attempt: { jobId: string; isLast: boolean; bookedFor: number | undefined },
): Promise<void> {
  const { db, client, workspaceId } = parts;
  const delivery = await findDelivery(db, parts, deliveryId);
  if (delivery?.status !== 'queued' || !delivery.recipient) return;
  if (isOvertaken(delivery, parts.clock.now()))
    return fail(parts, delivery, { code: 'not-needed' }, { tell: false });
  if (!contentOf(delivery)) return fail(parts, delivery, { code: 'subject-gone' }, { tell: false });
  const { jobId: insteadOf, bookedFor = 0 } = attempt;
  if (isBulk(delivery) && Date.now() - bookedFor > LATE_MS) {
    const inMs = await reserve(db, workspaceId, 'chat.postMessage');
    if (inMs > 0) return queueLater(db, deliveryId, { inMs, isBooked: true, insteadOf });
  }
  try {
    const { recipient } = delivery;
    const reader = isPerson(recipient) ? await createDirectory(parts).byId(workspaceId, recipient) : null;
    const unread = await recipientProblem(parts, delivery, recipient, reader);
    if (unread) return await fail(parts, delivery, unread, { tell: true });
    const message = render(delivery, reader);
    if (!message) return await fail(parts, delivery, { code: 'subject-gone' }, { tell: false });
    const posted = await post(client, delivery, reader, message);
    await retryWhileDatabaseIsDown(() => record(parts, delivery, posted));
    deliveries.inc({ medium: delivery.medium, outcome: 'delivered' });
  } catch (error) {
    const seconds = retryAfter(error);
    if (seconds !== null) {
      const later = { inMs: seconds * 1000, isBooked: false, insteadOf };
      return queueLater(db, deliveryId, later);
    }
    const reason = permanentFailure(error) ?? (attempt.isLast ? givenUp(error) : null);
    if (!reason) throw error;
    parts.log.warn({ err: error, deliveryId }, 'a delivery failed for good');
    await fail(parts, delivery, reason, { tell: true });
  }
}

/** Posts a message. When Slack refuses its blocks and there is a chart among them, the numbers go out as a table. */
async function post(
  client: WebClient,
  delivery: DeliveryFacts,
  reader: Speaks | null,
  message: SlackMessage,
): Promise<ChatPostMessageResponse> {
  const channel = delivery.recipient ?? '';
  const plainly = { channel, unfurl_links: false, unfurl_media: false };
  try {
    return await client.chat.postMessage({ ...message, ...plainly });
  } catch (error) {
    const table = isSlackError(error, 'invalid_blocks') && render(delivery, reader, { charts: false });
    if (!table || JSON.stringify(table) === JSON.stringify(message)) throw error;
    return client.chat.postMessage({ ...table, ...plainly });
  }
}

/** Records that a message was delivered, and queues an update if its facts changed while it was sent. */
async function record(
  { db, clock, workspaceId }: Delivery,
  delivery: DeliveryFacts,
  { channel: channelId, ts }: { channel?: string; ts?: string },
): Promise<void> {
  const { id, organizationId, importId } = delivery;
  const subject = subjectOf(delivery);
  await recordDelivered(db, workspaceId, {
    id,
    organizationId,
    at: clock.now(),
    posted: subject && channelId && ts ? { channelId, ts } : null,
    sentState: subject && sentStateOf(delivery),
    replaces: { recipient: delivery.recipient, messages: seriesOf(delivery.message) },
    counted: countedBy(delivery) ?? (importId && (await isOutOfDate(db, delivery)) ? { importId } : null),
    isSingle: !isBulk(delivery),
  });
  // It may have gone on while its message was being sent.
  if (delivery.message === 'batch' && delivery.batchId) await queueRefresh(db, { batchId: delivery.batchId });
}

/** Did the numbers of an upload change while its own message was being sent? */
async function isOutOfDate(db: Database, { importId, importCounts }: DeliveryFacts): Promise<boolean> {
  if (!importId || !importCounts) return false;
  return JSON.stringify(await countResults(db, importId)) !== JSON.stringify(importCounts);
}

/** Updates every posted message about a subject. */
export async function refreshMessages(parts: Delivery, subject: Subject): Promise<void> {
  const { db, client, log, workspaceId } = parts;
  const posted = await postedAbout(db, parts, subject);
  const recipients = posted.flatMap(({ delivery }) => delivery.recipient ?? []);
  const readers = await peopleById(db, workspaceId, [...new Set(recipients.filter(isPerson))]);
  for (const { id, channelId, ts, delivery } of posted) {
    const message = render(delivery, readers.get(delivery.recipient ?? ''));
    if (!message) continue;
    if (delivery.message === 'import' || delivery.message === 'batch' || delivery.newerCardAt) {
      const inMs = await tryAcquire(db, workspaceId, 'chat.update');
      if (inMs > 0) return queueRefresh(db, subject, { inMs });
    }
    try {
      await client.chat.update({ channel: channelId, ts, ...message });
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds !== null) return queueRefresh(db, subject, { inMs: seconds * 1000 });
      if (isSlackError(error, 'message_not_found', 'cant_update_message', 'edit_window_closed')) {
        await forgetPosted(db, id);
      } else if (permanentFailure(error)) {
        log.warn({ err: error, channelId }, 'a message could not be brought up to date');
      } else {
        throw error;
      }
    }
  }
}

/**
 * Why nobody would read a message to this recipient, or a person without the right would, ; null when there is no problem. Slack accepts messages to deactivated accounts, so this checks the directory, and asks Slack only when the
 * directory's data is old. A channel may have become shared, and an approver a guest, while the message waited.
 * Source: github.com/slackapi/python-slack-sdk issue 1156
 */
async function recipientProblem(
  parts: Delivery,
  { organizationId, message }: DeliveryFacts,
  recipient: string,
  person: Person | null,
): Promise<Reason | null> {
  if (!isPerson(recipient)) {
    return (await isShared(parts.db, { ...parts, slackId: recipient })) ? { code: 'channel-shared' } : null;
  }
  if (!person) return { code: 'unknown-person' };
  if (person.isDeactivated) return { code: 'account-deactivated' };
  if (person.isExternal) return { code: 'other-workspace' };
  if (forLeavers.has(message as MessageKind)) return null;
  return (await hasLeft(parts.db, organizationId, person)) ? { code: 'guest-now' } : null;
}

function givenUp(error: unknown): Reason {
  const code = slackErrorCode(error);
  return code ? { code: 'slack-kept-refusing', error: code } : { code: 'slack-unreachable' };
}

/** The message in its recipient's language; a channel has none, and reads English. */
function render(
  delivery: DeliveryFacts,
  reader: Speaks | null | undefined,
  options: { charts?: boolean } = {},
): SlackMessage | null {
  return forReader(reader, () => {
    const content = contentOf(delivery);
    return content && renderContent(content, options);
  });
}

const contentOf = (delivery: DeliveryFacts) => messages[delivery.message as MessageKind](delivery);

/** A person's id, not a channel's. */
const isPerson = (recipient: string) => /^[UW]/u.test(recipient);

/** The facts of a card that may have changed while it was being sent. */
function sentStateOf({
  invitation,
  joinRequest,
  member,
  handover,
  organization,
}: DeliveryFacts): SentState | null {
  if (invitation) {
    const { id: invitationId, status, awaitingApprovalAt, roleId, grants } = invitation;
    const groupIds = grants.map(({ groupId }) => groupId);
    return { invitationId, status, awaitingApprovalAt, roleId, groupIds };
  }
  if (handover) return { handoverId: handover.id, status: handover.status };
  if (member) return { memberId: member.id, state: member.state, leftReason: member.leftReason };
  const { acceptRoleId, acceptGroupIds } = organization;
  return (
    joinRequest && { joinRequestId: joinRequest.id, status: joinRequest.status, acceptRoleId, acceptGroupIds }
  );
}

function subjectOf({
  invitationId,
  joinRequestId,
  importId,
  batchId,
  memberId,
  handoverId,
  message,
}: DeliveryFacts): Subject | null {
  if (memberId) return { memberId };
  if (handoverId) return { handoverId };
  if (message === 'batch' && batchId) return { batchId };
  if (message === 'import' && importId) return { importId };
  if (!cards.has(message as MessageKind)) return null;
  if (invitationId) return { invitationId };
  return joinRequestId ? { joinRequestId } : null;
}
