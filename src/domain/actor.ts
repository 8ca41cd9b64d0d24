import type { Person } from './domain.ts';

/** A person who answers by the link in an email, with or without an account in this Slack. */
export interface LinkHolder {
  kind: 'link';
  invitationId: string;
  email: string;
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

/**
 * Who acts. A person of the workspace is a member or not: their rights are read in each operation. A program with an API
 * key acts as the person who made it, with `apiKey`.
 */
export type Actor = Person | LinkHolder | InviteLinkVisitor | System;

const KEY = 'api-key:';

/** How the audit log names a program by its key. */
export const nameOfKey = (id: string): string => `${KEY}${id}`;

/** The key of a program that the audit log names; null: another actor. */
export function keyNamed(actor: string): string | null {
  return actor.startsWith(KEY) ? actor.slice(KEY.length) : null;
}

/** How the audit log names an actor: the Slack user of a person, else what acted. */
export function nameInAuditLog(actor: Actor): string {
  if (!('kind' in actor)) return actor.apiKey ? nameOfKey(actor.apiKey.id) : actor.slackUserId;
  switch (actor.kind) {
    case 'link':
      return `link:${actor.email}`;
    case 'invite-link':
      return `invite-link:${actor.inviteLinkId}`;
    case 'system':
      return 'foyer';
  }
}
