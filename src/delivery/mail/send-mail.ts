import type { Database } from '../../database/client.ts';
import { issueToken } from '../../domain/invitations/tokens/store.ts';
import { contactOf } from '../../domain/people/contact.ts';
import { peopleById } from '../../domain/people/store.ts';
import { MailError, type Mailer } from '../../mail/mailer.ts';
import { renderMail } from '../../mail/render-mail.ts';
import { mailContent } from '../../messages/mail.ts';
import type { MessageKind } from '../../messages/message.ts';
import { deliveries, mails, timed } from '../../metrics/metrics.ts';
import { createDirectory } from '../../slack/directory/directory.ts';
import { forReader } from '../../texts/reader.ts';
import { traced } from '../../tracing/tracing.ts';
import { recordDelivered } from '../delivered/store.ts';
import { fail, isOvertaken } from '../ending.ts';
import { type DeliveryFacts, findDelivery } from '../facts/store.ts';
import { countedBy } from '../planned.ts';
import { isFirstListing, queueLater } from '../queue.ts';
import { reserveMail } from '../rate-limit.ts';
import { retryWhileDatabaseIsDown } from '../retry-while-database-is-down.ts';
import type { Delivery } from '../slack-message.ts';

/** A reserved time that was missed by more than this is reserved again. */
const LATE_MS = 60_000;
/** How soon Foyer looks again whether the people of a workspace are listed. */
const LISTING_MS = 5_000;

/**
 * Mails one delivery. It ends as delivered when the mail server has taken it, or as failed with the server's words. What
 * may pass is thrown, and the queue tries again for about a day. After a crash between the server's acceptance and our
 * record it is mailed again under the same Message-ID.
 */
export async function sendMail(
  parts: Delivery,
  deliveryId: string,
  attempt: { jobId: string; isLast: boolean; bookedFor: number | undefined },
): Promise<void> {
  const { db, mailer, workspaceId } = parts;
  const delivery = await findDelivery(db, parts, deliveryId);
  if (delivery?.status !== 'queued' || delivery.medium !== 'email' || !delivery.email) return;
  if (isOvertaken(delivery, parts.clock.now()))
    return fail(parts, delivery, { code: 'not-needed' }, { tell: false });
  if (!mailer) return fail(parts, delivery, { code: 'no-mail-server' }, { tell: true });
  const { jobId: insteadOf, bookedFor = 0, isLast } = attempt;
  if (await canBeInSlack(db, delivery)) {
    return queueLater(db, deliveryId, { inMs: LISTING_MS, isBooked: false, insteadOf });
  }
  if (Date.now() - bookedFor > LATE_MS) {
    const inMs = await reserveMail(db, workspaceId, mailer.perMinute);
    if (inMs > 0) return queueLater(db, deliveryId, { inMs, isBooked: true, insteadOf });
  }
  const mail = await mailOf(parts, mailer, delivery, delivery.email);
  if (!mail) return fail(parts, delivery, { code: 'subject-gone' }, { tell: false });
  try {
    await timed(
      () => traced('call', 'mail', () => mailer.send(mail)),
      (seconds, failed) => mails.observe({ outcome: outcomeOf(failed) }, seconds),
    );
  } catch (error) {
    if (!(error instanceof MailError && (error.isPermanent || isLast))) throw error;
    parts.log.warn({ err: error, deliveryId }, 'an email failed for good');
    return fail(parts, delivery, error.reason, { tell: true });
  }
  await retryWhileDatabaseIsDown(() => record(db, workspaceId, delivery, parts.clock.now()));
  deliveries.inc({ medium: 'email', outcome: 'delivered' });
}

function outcomeOf(failed: unknown): 'taken' | 'refused' | 'tried-again' {
  if (failed === undefined) return 'taken';
  return failed instanceof MailError && failed.isPermanent ? 'refused' : 'tried-again';
}

/**
 * Nobody asked Slack about the people of a file one by one. Until Foyer has listed everybody once, such an email waits:
 * people who turn out to be in Slack get a direct message in its place (write-changes.ts).
 */
async function canBeInSlack(
  db: Database,
  { importId, invitation, message, organization }: DeliveryFacts,
): Promise<boolean> {
  if (importId === null || message !== 'invitation' || invitation?.slackUserId) return false;
  return organization.inviteBy === 'dm' && (await isFirstListing(db, organization.id));
}

/** The email, with a new link where the person answers; null when nothing is left to say. */
async function mailOf(parts: Delivery, mailer: Mailer, delivery: DeliveryFacts, to: string) {
  const { db, clock, workspaceId } = parts;
  const { id, organization, invitation } = delivery;
  const directory = createDirectory(parts);
  const isForInvitee = invitation?.status === 'pending' && isAnswered(delivery.message);
  const token = isForInvitee
    ? await issueToken(db, { invitationId: invitation.id, deliveryId: id, now: clock.now() })
    : null;
  const contact = await contactOf(db, slackUserId => directory.byId(workspaceId, slackUserId), delivery);
  const reader = await readerOf(parts, delivery);
  return forReader(reader, () => {
    const link = token && `${mailer.publicUrl}/i/${token}`;
    const content = mailContent(delivery.message as MessageKind, { ...delivery, link, contact });
    return (
      content && {
        messageId: `<${id}@${mailer.domain}>`,
        fromName: organization.name,
        to,
        // Providers send these back with a bounce, so that it finds its delivery.
        headers: { 'X-PM-Metadata-delivery': id, 'X-SES-MESSAGE-TAGS': `delivery=${id}` },
        ...renderMail(content, {
          organization: organization.name,
          timeZone: reader.timeZone,
          takesReplies: mailer.takesReplies,
        }),
      }
    );
  });
}

/** How the person reads who gets the email: as in Slack, if they are there; else English, in the organization's time zone. */
async function readerOf(
  { db, workspaceId }: Delivery,
  { invitation, joinRequest, organization }: DeliveryFacts,
) {
  const slackUserId = invitation?.slackUserId ?? joinRequest?.slackUserId;
  const people = await peopleById(db, workspaceId, slackUserId ? [slackUserId] : []);
  const person = people.get(slackUserId ?? '');
  return { locale: person?.locale ?? null, timeZone: person?.timeZone ?? organization.timeZone };
}

const isAnswered = (message: string) => message === 'invitation' || message === 'invitation-reminder';

function record(db: Database, workspaceId: string, delivery: DeliveryFacts, at: Date): Promise<void> {
  const { id, organizationId } = delivery;
  return recordDelivered(db, workspaceId, {
    id,
    organizationId,
    at,
    posted: null,
    sentState: null,
    replaces: null,
    counted: countedBy(delivery),
    isSingle: false,
  });
}
