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

/** A message in Slack's format. */
export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}

/** What a message says now; null when nothing is left to say. */
export type Render = (delivery: DeliveryFacts) => SlackMessage | null;
