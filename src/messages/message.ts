import type { Member } from '../domain/access/store.ts';
import type { BatchKind } from '../domain/batches/kinds.ts';
import type { BatchCounts, BatchDeliveries } from '../domain/batches/store.ts';
import type { Handover } from '../domain/handovers/store.ts';
import type { Import, ImportCounts } from '../domain/imports/store.ts';
import type { Invitation } from '../domain/invitations/store.ts';
import type { JoinRequest } from '../domain/join-requests/store.ts';
import type { Acceptance } from '../domain/joining/acceptance.ts';
import type { Content } from './content.ts';

/** Every message that Foyer sends by itself. */
export type MessageKind =
  | 'invitation'
  | 'welcome'
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
  | 'weekly-digest'
  | 'seats-chart'
  | 'join-request-approved'
  | 'join-request-rejected'
  | 'member-address'
  | 'member-moved'
  | 'member-changed'
  | 'member-deactivated'
  | 'member-reactivated'
  | 'member-left'
  | 'member-left-by-choice'
  | 'hand-on'
  | 'hand-on-accepted'
  | 'hand-on-declined'
  | 'hand-on-happened'
  | 'member-kept'
  | 'guest-deactivated'
  | 'members-left'
  | 'member-back'
  | 'role-changed'
  | 'access-asked'
  | 'taken-over'
  | 'api-key-ending'
  | 'channel-shared'
  | 'webhook-disabled'
  | 'webhook-given-up'
  | 'import-review'
  | 'import'
  | 'batch'
  | 'access-failed'
  | 'sync-ended'
  | 'delivery-failed';

/** The facts of a message as they are now. */
export interface MessageFacts {
  organization: { id: string; name: string; template: string; welcomeMessage?: string | null };
  invitation: Invitation | null;
  joinRequest: JoinRequest | null;
  import: Import | null;
  /** The member whom a card is about. */
  member: Member | null;
  /** The offer of the top role that the message is about. */
  handover: Handover | null;
  /** The name of the organization's top role, for such messages. */
  topRole?: string;
  /** Who decided last about that member, as the audit log names them. */
  decidedBy?: string | null;
  /** For the message about several members: those it names. */
  members?: Member[];
  /** For the message about an import: its results so far. */
  importCounts?: ImportCounts;
  /** For the card of a pending join request: what Accept gives. */
  acceptance?: Acceptance;
  batch?: { kind: BatchKind } | null;
  /** For the message about a batch: how far it is. */
  batchCounts?: BatchCounts;
  /** And how far its messages are. */
  batchDeliveries?: BatchDeliveries;
  /** The member who caused the message. */
  initiator: { slackUserId: string | null; name: string } | null;
  /** When it was planned; absent where a card is shown in a modal. */
  createdAt?: Date;
  /** When the same card was posted to the same reader again: they answer on the newer one. */
  newerCardAt?: Date;
  /** Other facts; the message's own file has their schema. */
  data: unknown;
}

/** What a message says now; null when nothing is left to say. */
export type Render = (facts: MessageFacts) => Content | null;
