import type { Person } from './domain.ts';

/** A person who answers by the link in an email, with or without an account in this Slack. */
export interface LinkHolder {
  kind: 'link';
  invitationId: string;
  email: string;
}

/** A program that calls the API with a key of an organization. */
interface ApiClient {
  kind: 'api-key';
  organizationId: string;
  keyId: string;
}

/** A company's directory that says who belongs to an organization. */
interface DirectorySync {
  kind: 'directory';
  organizationId: string;
  connectionId: string;
}

/** A person who opened an invite link and hasn't proven who they are. */
export interface InviteLinkVisitor {
  kind: 'invite-link';
  inviteLinkId: string;
}

/** Nobody: time passed, or Foyer follows up on something. */
interface System {
  kind: 'system';
}

/** Who acts. A person of the workspace is a member or not: their rights are read in each operation. */
export type Actor = Person | LinkHolder | InviteLinkVisitor | ApiClient | DirectorySync | System;

/** How the audit log names an actor: the Slack user of a person, else what acted. */
export function nameInAuditLog(actor: Actor): string {
  if (!('kind' in actor)) return actor.slackUserId;
  switch (actor.kind) {
    case 'link':
      return `link:${actor.email}`;
    case 'invite-link':
      return `invite-link:${actor.inviteLinkId}`;
    case 'api-key':
      return `api-key:${actor.keyId}`;
    case 'directory':
      return `directory:${actor.connectionId}`;
    case 'system':
      return 'foyer';
  }
}
