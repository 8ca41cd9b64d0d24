import type { Subject } from './store.ts';

/** One message that an event causes: which one, to whom, and who initiated it. */
export interface PlannedDelivery {
  /** Idempotency key: planning the same id twice sends it once. */
  id?: string;
  /** A key of the list in messages/index.ts. */
  message: string;
  /**
   * How it is sent; absent: in Slack. `as-set`: an invitation, by the organization's setting, and to people outside
   * Slack by email. Without a mail server an email isn't planned at all, and what is `as-set` waits for Slack.
   */
  medium?: 'slack' | 'email' | 'as-set';
  /** A Slack user or channel; null while the person isn't in Slack, and for emails. */
  recipient: string | null;
  /** The address to mail it to, or that it waits for when there is no recipient yet. */
  email?: string | null;
  invitationId?: string;
  joinRequestId?: string;
  importId?: string;
  batchId?: string;
  /** The member whom the card is about. */
  memberId?: string;
  /** The offer of the top role that the card shows. */
  handoverId?: string;
  /** The member who gets a message when it fails. */
  initiatorId?: string | null;
  /** What is sent instead when there is no mail server. */
  withoutMail?: PlannedDelivery[];
  /** Facts that the message needs besides its subject; its own file has their schema. */
  data?: Record<string, string | number | boolean | string[] | object>;
}

/** Is it one of the many messages of a file, a batch or a changed role, which share a rate limit? */
export function isBulk({
  importId,
  batchId,
  message,
}: {
  importId?: string | null;
  batchId?: string | null;
  message: string;
}): boolean {
  if (message === 'role-changed') return true;
  return (importId != null && !message.startsWith('import')) || (batchId != null && message !== 'batch');
}

/** The upload or batch whose summary counts it, so that the person who started that reads there how it ended; null: none. */
export function countedBy({
  importId,
  batchId,
  message,
}: {
  importId?: string | null;
  batchId?: string | null;
  message: string;
}): { importId: string } | { batchId: string } | null {
  if (importId != null) return message === 'invitation' ? { importId } : null;
  return batchId != null && message !== 'batch' ? { batchId } : null;
}

/** Cards about a subject to update, after this many milliseconds. */
export interface CardRefresh {
  subject: Subject;
  inMs: number;
}
