import type { Subject } from './store.ts';

/** One message that an event causes: which one, to whom, on whose behalf. */
export interface PlannedDelivery {
  /** Where planning it twice must not send it twice: the same each time. */
  id?: string;
  /** A key of the list in messages/index.ts. */
  message: string;
  /** A Slack user or channel; null while the person is not in Slack. */
  recipient: string | null;
  /** The address waited for, when there is no recipient yet. */
  email?: string | null;
  invitationId?: string;
  joinRequestId?: string;
  importId?: string;
  /** The member who hears when it fails. */
  initiatorId?: string | null;
  /** Facts that the message needs besides its subject; its own file knows their shape. */
  data?: Record<string, string | number | string[] | object>;
}

/** Is it one of the many messages that a file or a changed role causes, so that they keep to a pace? */
export function isBulk({ importId, message }: { importId?: string | null; message: string }): boolean {
  return message === 'role-changed' || (importId != null && !message.startsWith('import'));
}

/** Cards about a subject that are to be brought up to date, in so many milliseconds. */
export interface CardRefresh {
  subject: Subject;
  inMs: number;
}
