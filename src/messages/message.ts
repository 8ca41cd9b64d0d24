import type { KnownBlock } from '@slack/types';
import type { DeliveryFacts } from './facts/store.ts';

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
