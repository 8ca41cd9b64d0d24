import type { z } from 'zod';
import type { Transaction } from '../database/client.ts';
import { isRetryable } from '../database/errors.ts';
import { type AuditFact, record } from './audit/store.ts';
import type { Domain, Person } from './domain.ts';
import type { DomainEvent } from './events.ts';

/** What one operation works with: everything in it commits together or not at all. */
export interface Scope {
  tx: Transaction;
  now: Date;
  actor: Person;
  audit(...facts: AuditFact[]): Promise<void>;
  announce(event: DomainEvent): Promise<void>;
}

const TRIES = 3;
/** Slack waits 3 s for an answer; a transaction that takes longer than this is given up. */
const LIMITS = { maxWait: 2_000, timeout: 10_000 };

/** Whom the trail names where nobody acted: time did. */
const NOBODY = 'foyer';

/** One transaction of what happens by itself: like an operation, without a person. */
export function unattended<Result>(
  domain: Domain,
  run: (scope: Omit<Scope, 'actor'>) => Promise<Result>,
): Promise<Result> {
  return domain.db.$transaction(tx => run(scopeOf(domain, tx, NOBODY)), LIMITS);
}

function scopeOf(domain: Domain, tx: Transaction, actor: string): Omit<Scope, 'actor'> {
  const now = domain.clock.now();
  return {
    tx,
    now,
    audit: (...facts) =>
      record(
        tx,
        facts.map(fact => ({ ...fact, at: now, actor })),
      ),
    announce: event => domain.announce(tx, event, now),
  };
}

/**
 * Makes an operation: parse the input, then one transaction in which rules, writes, audit and
 * announcements happen. Deadlocks and serialization failures are tried again, at most three times.
 */
export function operation<Schema extends z.ZodType, Result>(definition: {
  input: Schema;
  /** How long the transaction may take, in milliseconds, where a whole file is written in it. */
  timeoutMs?: number;
  run(scope: Scope, input: z.output<Schema>): Promise<Result>;
}): (domain: Domain, actor: Person, input: z.input<Schema>) => Promise<Result> {
  const limits = definition.timeoutMs ? { ...LIMITS, timeout: definition.timeoutMs } : LIMITS;
  return async (domain, actor, input) => {
    const parsed = definition.input.parse(input);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await domain.db.$transaction(
          tx => definition.run({ ...scopeOf(domain, tx, actor.slackUserId), actor }, parsed),
          limits,
        );
      } catch (error) {
        if (attempt >= TRIES || !isRetryable(error)) throw error;
      }
    }
  };
}
