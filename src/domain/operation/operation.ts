import type { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { isRetryable } from '../../database/errors.ts';
import { type Actor, nameInAuditLog } from '../actor.ts';
import { type AuditFact, Changes } from '../changes.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError, type DomainErrorCode, type DomainErrors } from '../errors.ts';
import type { DomainEvent } from '../events.ts';
import { readInput } from '../input.ts';
import { type Held, type Locks, SeatsLimitedError, takeLocks } from '../locks.ts';
import { findPerson } from '../people/store.ts';
import { assertCanAct } from '../person-problem.ts';
import { CatchUpError } from './catch-up.ts';
import { isKeyLive } from './store.ts';

/**
 * What one operation works with: everything in it commits together or not at all. It exists only after the locks are
 * taken, so what it reads stays true until the end.
 */
export interface Scope<Fails extends DomainErrorCode = DomainErrorCode, By extends Actor = Person> {
  tx: Held;
  now: Date;
  /** Who acts, read after the locks were taken. */
  actor: By;
  /** Records in the audit log what the actor did. */
  audit(...facts: AuditFact[]): void;
  /** Records an event, from which everything else follows. Both are written at the end, in one statement. */
  record(event: DomainEvent): void;
  /** Makes one of the failures that the operation declares, to be thrown. */
  fail<Code extends Fails>(code: Code, data: DomainErrors[Code], field?: string): DomainError<Code>;
}

const TRIES = 3;

/** What any operation can fail with: an input that its schema does not take, and actors who have no place in Foyer. */
const ALWAYS: readonly DomainErrorCode[] = [
  'invalid-input',
  'invalid-text',
  'cannot-act',
  'api-key-ended',
  // For a program: another one than that of its key.
  'organization-not-found',
];

/** Runs one transaction of something that happens by itself: like an operation, without a person. */
export function systemOperation<Result>(
  domain: Domain,
  locks: Locks,
  run: (scope: Omit<Scope, 'actor'>) => Promise<Result>,
): Promise<Result> {
  return domain.db.$transaction(async tx =>
    inScope(domain, await takeLocks(tx, locks), { kind: 'system' }, run),
  );
}

/** Runs the work of one transaction, and writes what it recorded at the end. */
async function inScope<Result>(
  domain: Domain,
  tx: Held,
  by: Actor,
  run: (scope: Omit<Scope, 'actor'>) => Promise<Result>,
): Promise<Result> {
  const now = domain.clock.now();
  const actor = nameInAuditLog(by);
  const changes = new Changes();
  changes.pressed = domain.pressed ?? null;
  const result = await run({
    tx,
    now,
    audit: (...facts) => changes.audit.push(...facts.map(fact => ({ ...fact, at: now, actor }))),
    record: event => changes.events.push(event),
    fail: (code, data, field) => new DomainError(code, data, field),
  });
  await domain.commitChanges(tx, changes, now);
  return result;
}

/** The actor's address changed after their lock was taken. */
class ActorChangedError extends Error {
  readonly actor: Person;

  constructor(actor: Person) {
    super('The one who acts has another address by now.');
    this.actor = actor;
  }
}

/**
 * What every operation is made of.
 * @typeParam Asked how the request names who acts: a person as known so far, or the secret of a link
 */
export interface Work<
  Schema extends z.ZodType,
  Result,
  Fails extends DomainErrorCode,
  Found,
  Asked,
  By extends Actor,
> {
  /** The verb, as its function is called: what monitoring counts. */
  name: string;
  input: Schema;
  /** Every failure that people can meet, besides those of any operation. */
  fails: readonly Fails[];
  /** The locks to take: a small query for the organization and the address, without any decision. */
  lock(tx: Transaction, input: z.output<Schema>, asked: Asked): Locks | Promise<Locks>;
  /**
   * The operation happens to the person, who does nothing: `run` decides whether their account can be used, and the
   * audit log names Foyer.
   */
  happensTo?: true;
  /** The transaction's time limit in milliseconds, for operations that write a whole file; else the client's limit. */
  timeoutMs?: number;
  /**
   * Reads under the locks, in one statement, who acts and everything that the operation needs; absent: it reads only
   * who acts.
   */
  read?(tx: Held, input: z.output<Schema>, asked: Asked, locks: Locks): Promise<Found>;
  run(scope: Scope<Fails, By>, input: z.output<Schema>, found: Found): Promise<Result>;
}

/**
 * Parses the input, then runs one transaction that takes locks, confirms who acts, applies rules, writes, and writes
 * what was recorded. It retries deadlocks and serialization failures, at most three times.
 */
export function perform<
  Schema extends z.ZodType,
  Result,
  Fails extends DomainErrorCode,
  Found,
  Asked,
  By extends Actor,
>(
  domain: Domain,
  work: Work<Schema, Result, Fails, Found, Asked, By>,
  confirm: (tx: Held, asked: Asked, found: Found) => Promise<By>,
  asked: Asked,
  given: z.input<Schema>,
): Promise<Result> {
  const run = async (): Promise<Result> => {
    const expected: readonly DomainErrorCode[] = [...ALWAYS, ...work.fails];
    const limits = work.timeoutMs ? { timeout: work.timeoutMs } : {};
    const input = readInput(work.input, given);
    let who = asked;
    let seats: Pick<Locks, 'seats'> = {};
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await domain.db.$transaction(async tx => {
          const locks = { ...(await work.lock(tx, input, who)), ...seats };
          const held = await takeLocks(tx, locks);
          const found = (await work.read?.(held, input, who, locks)) as Found;
          const actor = await confirm(held, who, found);
          const by: Actor = work.happensTo ? { kind: 'system' } : actor;
          return inScope(domain, held, by, scope => work.run({ ...scope, actor }, input, found));
        }, limits);
        domain.pressed?.kept();
        return result;
      } catch (error) {
        if (error instanceof DomainError && !expected.includes(error.code)) domain.onUndeclared?.(error.code);
        const isLast = attempt >= TRIES;
        if (isLast || !isRepeated(error)) throw error instanceof CatchUpError ? error.instead : error;
        if (error instanceof ActorChangedError) who = error.actor as Asked;
        else if (error instanceof CatchUpError) await error.catchUp(domain);
        else if (error instanceof SeatsLimitedError) seats = { seats: 'always' };
      }
    }
  };
  return domain.watchOperation ? domain.watchOperation(work.name, run) : run();
}

/** Does another try, after something was learned, have a chance? */
const isRepeated = (error: unknown): boolean =>
  error instanceof ActorChangedError ||
  error instanceof CatchUpError ||
  error instanceof SeatsLimitedError ||
  isRetryable(error);

/**
 * Makes an operation of a person, as `perform` runs it. It decides no right before the locks: an operation that waited
 * for a deactivation finds the person deactivated. Bots, people deactivated in Slack and people of another workspace
 * can't act (DomainError cannot-act).
 */
export function operation<
  Schema extends z.ZodType,
  Result,
  const Fails extends DomainErrorCode,
  Found extends { actor: Person | null } | null | undefined = undefined,
>(
  work: Work<Schema, Result, Fails, Found, Person, Person>,
): (domain: Domain, actor: Person, input: z.input<Schema>) => Promise<Result> {
  return (domain, person, input) => {
    const confirm = async (tx: Held, asKnown: Person, found: Found) => {
      const actor = await actorNow(tx, asKnown, found);
      if (!work.happensTo) assertCanAct(actor);
      const { apiKey } = actor;
      if (apiKey && !(await isKeyLive(tx, apiKey.id, domain.clock.now()))) {
        throw new DomainError('api-key-ended', {});
      }
      return actor;
    };
    const lock: typeof work.lock = async (tx, given, asked) =>
      within(asked, await work.lock(tx, given, asked));
    return perform(domain, person.apiKey ? { ...work, lock } : work, confirm, person, input);
  };
}

/** A key acts in its own organization alone, whatever else the person who made it could do. */
function within({ apiKey }: Person, locks: Locks): Locks {
  const { organizationIds, workspaceId } = locks;
  const isOwn = organizationIds.length > 0 && organizationIds.every(id => id === apiKey?.organizationId);
  if (!isOwn || workspaceId) throw new DomainError('organization-not-found', {});
  return locks;
}

/** Reads who acts, under the locks; a person the directory doesn't know stays as the request described them. */
async function actorNow(
  tx: Held,
  asKnown: Person,
  found: { actor: Person | null } | null | undefined,
): Promise<Person> {
  const { workspaceId, slackUserId } = asKnown;
  const known = (found ? found.actor : await findPerson(tx, workspaceId, slackUserId)) ?? asKnown;
  const actor = asKnown.apiKey ? { ...known, apiKey: asKnown.apiKey } : known;
  if (actor.email !== asKnown.email) throw new ActorChangedError(actor);
  return actor;
}
