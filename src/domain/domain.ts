import type { Clock } from '../clock.ts';
import type { Database, Transaction } from '../database/client.ts';
import type { Changes } from './changes.ts';
import type { DomainErrorCode } from './errors.ts';
import type { Secrets } from './secrets.ts';

/**
 * Writes, at the end of a transaction, what an operation recorded and everything that follows from it. Wired in app.ts.
 */
export type CommitChanges = (tx: Transaction, changes: Changes, now: Date) => Promise<void>;

/** A copy of a card in Slack, which an operation remembers with what it changes. */
export interface PressedCopy {
  workspaceId: string;
  /** Which message it is a copy of. */
  message: string;
  invitationId?: string;
  joinRequestId?: string;
  channelId: string;
  ts: string;
  /** Called once it is remembered. */
  kept(): void;
}

/** How webhooks are kept and where they can lead. */
export interface WebhookSettings {
  /** Encrypts their secrets; null: there is no ENCRYPTION_KEY, and they are stored as they are. */
  secrets: Secrets | null;
  /** WEBHOOK_ALLOW_PRIVATE: also http, and addresses of this network. */
  allowsPrivate: boolean;
}

/** What every operation and query needs. */
export interface Domain {
  db: Database;
  clock: Clock;
  commitChanges: CommitChanges;
  /** Called when an operation failed with a code that it does not declare: its list is wrong. */
  onUndeclared?(code: DomainErrorCode): void;
  /** Runs an operation and sees how it ends; absent: nobody watches. */
  watchOperation?<Result>(name: string, run: () => Promise<Result>): Promise<Result>;
  /** Absent: secrets are stored as they are, and only public addresses are called. */
  webhooks?: WebhookSettings;
  /** The copy of a card that was pressed. Any operation of the request remembers it with what it changes. */
  pressed?: PressedCopy;
}

/** A person of the workspace as the directory knows them: the one who acts, or the one acted on. */
export interface Person {
  workspaceId: string;
  slackUserId: string;
  /** Lower case; null when Slack doesn't show it. */
  email: string | null;
  isEmailConfirmed: boolean;
  name: string;
  isBot: boolean;
  isGuest: boolean;
  /** They belong to another Slack workspace, outside this Enterprise Grid organization. */
  isExternal: boolean;
  isDeactivated: boolean;
  isWorkspaceAdmin: boolean;
  /** An owner or the primary owner of the workspace; they are admins too. */
  isWorkspaceOwner: boolean;
  /** IANA name, from Slack; null when it doesn't say. */
  timeZone?: string | null;
  /** The language of their Slack, such as "de-DE"; null when Slack doesn't say. */
  locale?: string | null;
  /** The key with which a program acts for this person, in that organization alone; absent: they act themselves. */
  apiKey?: {
    id: string;
    organizationId: string;
    /** The program is the company's directory, which decides about the people it provisions. */
    isDirectory?: boolean;
  };
}
