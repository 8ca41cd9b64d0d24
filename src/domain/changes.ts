import type { AuditAction } from './audit-actions.ts';
import type { PressedCopy } from './domain.ts';
import type { DomainEvent } from './events.ts';

type Json = Readonly<Record<string, unknown>>;

/** What happened, to which subject, and the values before and after. */
export interface AuditFact {
  organizationId: string;
  action: AuditAction;
  /** Who or what it happened to: an email address or a name. */
  subject: string;
  before?: Json;
  after?: Json;
}

/** An entry of the audit log: a fact, who acted, and when. */
export type AuditRecord = AuditFact & { at: Date; actor: string };

/** What one operation leaves behind besides its own rows. It stays plain data until it is written at the end. */
export class Changes {
  readonly audit: AuditRecord[] = [];
  readonly events: DomainEvent[] = [];
  /** The copy of a card that somebody pressed. */
  pressed: PressedCopy | null = null;

  constructor(...events: DomainEvent[]) {
    this.events.push(...events);
  }
}
