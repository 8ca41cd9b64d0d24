import type { Transaction } from '../database/client.ts';
import type { FanOut, Move } from '../delivery/fan-out/job.ts';
import type { CardRefresh, PlannedDelivery } from '../delivery/planned.ts';
import type { EventOf, EventType } from '../domain/events.ts';
import type { Reason } from '../messages/reasons.ts';

type Made<Result> = Result | Promise<Result>;

/**
 * Everything that follows from an event. Nothing is optional, so the compiler names what a new event forgot. An event
 * carries what the operation has read; a reaction reads only the rest, in the operation's transaction.
 */
export interface Reaction<Type extends EventType> {
  /** The messages to send. */
  messages: null | ((event: EventOf<Type>, tx: Transaction) => Made<PlannedDelivery[]>);
  /** The cards in Slack whose content changed. */
  refreshes: null | ((event: EventOf<Type>, tx: Transaction) => Made<CardRefresh[]>);
  /** Cancels waiting messages to the people of these invitations, with the reason. */
  cancels: null | ((event: EventOf<Type>) => { invitationIds: string[]; reason: Reason });
  /** Whose App Home shows it: the people concerned, and everybody or those who see counts. */
  homes: null | ((event: EventOf<Type>) => HomesShowing);
  /** Who joined or left groups, and which links are new: channels and user groups in Slack follow. */
  targets: null | ((event: EventOf<Type>) => { moves?: Move[]; links?: FanOut['links'] });
  /** Additional jobs. */
  jobs: null | ((event: EventOf<Type>, tx: Transaction, now: Date) => Promise<void>);
}

/** Whose App Home shows the change. */
export interface HomesShowing {
  audience: 'everybody' | 'counts' | null;
  invitationIds?: string[];
  joinRequestIds?: string[];
  memberIds?: string[];
  /** Everybody an upload invited. */
  importId?: string;
}

/** An event from which nothing follows; spread it and name what does. */
export const nothing = {
  messages: null,
  refreshes: null,
  cancels: null,
  homes: null,
  targets: null,
  jobs: null,
} as const;
