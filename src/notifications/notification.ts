import type { KnownBlock } from '@slack/types';
import type { Transaction } from '../database/client.ts';
import type { DeliveryFacts } from '../delivery/store.ts';
import type { EventOf, EventType } from '../domain/events.ts';

/** One message that an event causes: which one, to whom, on whose behalf. */
export interface PlannedDelivery {
  /** Where planning it twice must not send it twice: the same each time. */
  id?: string;
  message: MessageKind;
  /** A Slack user or channel; null while the person is not in Slack. */
  recipient: string | null;
  /** The address waited for, when there is no recipient yet. */
  email?: string | null;
  invitationId?: string;
  joinRequestId?: string;
  importId?: string;
  /** The member who hears when it fails. */
  causerId?: string | null;
  /** Facts that the message needs besides its subject; its own file knows their shape. */
  data?: Record<string, string | number | string[] | object>;
}

/** Who hears what when something happened. */
export interface Notification<Type extends EventType> {
  /** Deliveries to make, read in the transaction of the operation. */
  plan(tx: Transaction, event: EventOf<Type>): Promise<PlannedDelivery[]>;
  /** Does something before the deliveries are made: what they replace ends. */
  prepare?(tx: Transaction, event: EventOf<Type>, now: Date): Promise<void>;
  /** Does the event change what messages already in Slack say of its subject? */
  refreshes?: boolean;
  /** Does what follows need every person of the workspace in the directory? */
  needsDirectory?: boolean;
  /** Does the event settle its subject, so that what waits for the person need not be sent any more? */
  settles?: string;
}

/** Every message that Foyer sends by itself. */
export type MessageKind =
  | 'invitation'
  | 'invitation-accepted'
  | 'invitation-declined'
  | 'invitation-approval'
  | 'invitation-confirmed'
  | 'invitation-refused'
  | 'invitation-expired'
  | 'invitation-reminder'
  | 'join-request'
  | 'join-request-expired'
  | 'join-request-reminder'
  | 'digest'
  | 'join-request-approved'
  | 'join-request-rejected'
  | 'member-changed'
  | 'member-deactivated'
  | 'member-reactivated'
  | 'role-changed'
  | 'channel-shared'
  | 'import-review'
  | 'import'
  | 'access-failed'
  | 'sync-ended'
  | 'delivery-failed';

/** A message as Slack takes it. */
export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}

/** What a message says now; null when there is nothing to say any more. */
export type Render = (delivery: DeliveryFacts) => SlackMessage | null;
