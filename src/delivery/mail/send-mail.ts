import type { Database } from '../../database/client.ts';
import { issueToken } from '../../domain/invitations/tokens/store.ts';
import { contactOf } from '../../domain/people/contact.ts';
import { peopleById } from '../../domain/people/store.ts';
import { MailError, type Mailer } from '../../mail/mailer.ts';
import { renderMail } from '../../mail/render-mail.ts';
import { mailContent } from '../../messages/mail.ts';
import type { MessageKind } from '../../messages/message.ts';
import { createDirectory } from '../../slack/directory/directory.ts';
import { forReader } from '../../texts/reader.ts';
import { recordDelivered } from '../delivered/store.ts';
import { fail, isOvertaken, OVERTAKEN, SUBJECT_GONE } from '../ending.ts';
import { type DeliveryFacts, findDelivery } from '../facts/store.ts';
import { countedBy } from '../planned.ts';
import { queueLater } from '../queue.ts';
import { reserveMail } from '../rate-limit.ts';
import { retryWhileDatabaseIsDown } from '../retry-while-database-is-down.ts';
import type { Delivery } from '../slack-message.ts';

/** A reserved time that was missed by more than this is reserved again. */
const LATE_MS = 60_000;
const NO_SERVER = 'Foyer has no mail server.';

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
  if (isOvertaken(delivery, parts.clock.now())) return fail(parts, delivery, OVERTAKEN, { tell: false });
  if (!mailer) return fail(parts, delivery, NO_SERVER, { tell: true });
  const { jobId: insteadOf, bookedFor = 0, isLast } = attempt;
  if (Date.now() - bookedFor > LATE_MS) {
    const inMs = await reserveMail(db, workspaceId, mailer.perMinute);
    if (inMs > 0) return queueLater(db, deliveryId, { inMs, isBooked: true, insteadOf });
  }
  const mail = await mailOf(parts, mailer, delivery, delivery.email);
  if (!mail) return fail(parts, delivery, SUBJECT_GONE, { tell: false });
  try {
    await mailer.send(mail);
  } catch (error) {
    if (!(error instanceof MailError && (error.isPermanent || isLast))) throw error;
    parts.log.warn({ err: error, deliveryId }, 'an email failed for good');
    return fail(parts, delivery, error.message, { tell: true });
  }
  await retryWhileDatabaseIsDown(() => record(db, workspaceId, delivery, parts.clock.now()));
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
    counted: countedBy(delivery),
    isSingle: false,
  });
}
