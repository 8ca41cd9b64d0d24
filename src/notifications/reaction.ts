import type { Transaction } from '../database/client.ts';
import type { FanOut, Move } from '../delivery/fan-out/job.ts';
import type { CardRefresh, PlannedDelivery } from '../delivery/planned.ts';
import type { EventOf, EventType } from '../domain/events.ts';

type Made<Result> = Result | Promise<Result>;

/**
 * All that follows from an event. Nothing is optional, so that the compiler names what a new event forgot. An event
 * carries what the operation had in hand; only what it cannot know is read here, in the operation's transaction.
 */
export interface Reaction<Type extends EventType> {
  /** Who is sent a message. */
  messages: null | ((event: EventOf<Type>, tx: Transaction) => Made<PlannedDelivery[]>);
  /** The cards that stand in Slack and say something else now. */
  refreshes: null | ((event: EventOf<Type>, tx: Transaction) => Made<CardRefresh[]>);
  /** Why what waits for the people of these invitations is not sent. */
  cancels: null | ((event: EventOf<Type>) => { invitationIds: string[]; reason: string });
  /** Whose App Home shows it: the people to whom it happened, and everybody or those who see the counts. */
  homes: null | ((event: EventOf<Type>) => HomesShowing);
  /** Who came into groups or left them, and which links are new: channels and user groups of Slack's follow. */
  targets: null | ((event: EventOf<Type>) => { moves?: Move[]; links?: FanOut['links'] });
  /** Jobs of their own. */
  jobs: null | ((event: EventOf<Type>, tx: Transaction, now: Date) => Promise<void>);
}

/** Whose App Home shows what happened. */
export interface HomesShowing {
  audience: 'everybody' | 'counts' | null;
  invitationIds?: string[];
  joinRequestIds?: string[];
  memberIds?: string[];
  /** Everybody whom an upload invited. */
  importId?: string;
}

/** An event from which nothing follows, to name what does. */
export const nothing = {
  messages: null,
  refreshes: null,
  cancels: null,
  homes: null,
  targets: null,
  jobs: null,
} as const;
