import type { z } from 'zod';
import type { Transaction } from '../database/client.ts';
import { isRetryable } from '../database/errors.ts';
import type { AuditFact } from './audit/store.ts';
import { Changes } from './changes.ts';
import type { Domain, Person } from './domain.ts';
import type { DomainEvent } from './events.ts';
import { readInput } from './input.ts';
import { type Held, type Locks, SeatsLimitedError, takeLocks } from './locks.ts';
import { assertCanAct } from './people/rules.ts';
import { findPerson } from './people/store.ts';

/**
 * What one operation works with: everything in it commits together or not at all. It exists only once the locks are
 * taken, so whatever is read by it is as it will be until the end.
 */
export interface Scope {
  tx: Held;
  now: Date;
  /** Who acts, as the directory knows them since the locks were taken. */
  actor: Person;
  /** Notes for the audit log what the actor did. */
  audit(...facts: AuditFact[]): void;
  /** Notes what happened, for everything that follows from it. Both are written at the end, in one statement. */
  record(event: DomainEvent): void;
}

const TRIES = 3;

/** Whom the audit log names where nobody acted: time did. */
const SYSTEM_ACTOR = 'foyer';

/** One transaction of what happens by itself: like an operation, without a person. */
export function systemOperation<Result>(
  domain: Domain,
  locks: Locks,
  run: (scope: Omit<Scope, 'actor'>) => Promise<Result>,
): Promise<Result> {
  return domain.db.$transaction(async tx => inScope(domain, await takeLocks(tx, locks), SYSTEM_ACTOR, run));
}

/** Runs what one transaction does, and writes at its end what it recorded. */
async function inScope<Result>(
  domain: Domain,
  tx: Held,
  actor: string,
  run: (scope: Omit<Scope, 'actor'>) => Promise<Result>,
): Promise<Result> {
  const now = domain.clock.now();
  const changes = new Changes();
  changes.pressed = domain.pressed ?? null;
  const result = await run({
    tx,
    now,
    audit: (...facts) => changes.audit.push(...facts.map(fact => ({ ...fact, at: now, actor }))),
    record: event => changes.events.push(event),
  });
  await domain.commitChanges(tx, changes, now);
  return result;
}

/** The address of the one who acts is another than the one that was locked. */
class ActorChangedError extends Error {
  readonly actor: Person;

  constructor(actor: Person) {
    super('The one who acts has another address by now.');
    this.actor = actor;
  }
}

/**
 * Makes an operation: parse the input, then one transaction in which locks are taken, who acts is read, and then
 * rules and writes happen, and what was recorded is written. No right is decided before: an operation that waited for a
 * deactivation finds the person deactivated, and bots, people deactivated in Slack and people of another workspace do
 * nothing (DomainError cannot-act). Deadlocks and serialization failures are tried again, at most three
 * times.
 */
export function operation<
  Schema extends z.ZodType,
  Result,
  Found extends { actor: Person | null } | null | undefined = undefined,
>(definition: {
  input: Schema;
  /** What it holds while it decides and acts: a small look for the organization and the address, no decision. */
  lock(tx: Transaction, input: z.output<Schema>, actor: Person): Locks | Promise<Locks>;
  /** It happens to the person, who does nothing: whether they have a place here is for `run` to say. */
  happensTo?: true;
  /** How long the transaction may take, in milliseconds, where a whole file is written in it; else the client's limit. */
  timeoutMs?: number;
  /**
   * Reads under the locks, in one statement, who acts and all that the operation is about; absent: who acts alone is
   * read.
   */
  read?(tx: Held, input: z.output<Schema>, actor: Person, locks: Locks): Promise<Found>;
  run(scope: Scope, input: z.output<Schema>, found: Found): Promise<Result>;
}): (domain: Domain, actor: Person, input: z.input<Schema>) => Promise<Result> {
  const limits = definition.timeoutMs ? { timeout: definition.timeoutMs } : {};
  return async (domain, asKnown, input) => {
    const parsed = readInput(definition.input, input);
    let who = asKnown;
    let seats: Pick<Locks, 'seats'> = {};
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await domain.db.$transaction(async tx => {
          const locks = { ...(await definition.lock(tx, parsed, who)), ...seats };
          const held = await takeLocks(tx, locks);
          const found = (await definition.read?.(held, parsed, who, locks)) as Found;
          const actor = await actorNow(held, who, found);
          if (!definition.happensTo) assertCanAct(actor);
          return inScope(domain, held, actor.slackUserId, scope =>
            definition.run({ ...scope, actor }, parsed, found),
          );
        }, limits);
        domain.pressed?.kept();
        return result;
      } catch (error) {
        if (attempt >= TRIES) throw error;
        if (error instanceof ActorChangedError) who = error.actor;
        else if (error instanceof SeatsLimitedError) seats = { seats: 'always' };
        else if (!isRetryable(error)) throw error;
      }
    }
  };
}

/** Who acts, as things stand under the locks; somebody whom the directory does not hold is as they came. */
async function actorNow(
  tx: Held,
  asKnown: Person,
  found: { actor: Person | null } | null | undefined,
): Promise<Person> {
  const { workspaceId, slackUserId } = asKnown;
  const actor = (found ? found.actor : await findPerson(tx, workspaceId, slackUserId)) ?? asKnown;
  if (actor.email !== asKnown.email) throw new ActorChangedError(actor);
  return actor;
}
