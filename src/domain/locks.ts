import type { Database, Transaction } from '../database/client.ts';
import { readAddress } from './addresses.ts';

/**
 * The locks of an operation, taken until it ends, so that its decisions stay true until it has acted. takeLocks is the
 * only place that takes them, always in this order, so no two operations wait for each other:
 *
 * 1. the workspace: its row, for the names of its organizations
 * 2. the organizations, by id. `alone` waits for every operation there and keeps all others out: it is for operations
 *    that take away a right or change what a role, a group or a setting means. `beside` keeps out only those that are
 *    alone.
 * 3. the seats of an organization that limits them, so that operations give them away one after the other
 * 4. the addresses, in their order, so that changes to one person happen one after the other
 * 5. the upload: its row
 */
export interface Locks {
  workspaceId?: string;
  organizationIds: readonly string[];
  side: 'alone' | 'beside';
  /** `true`: only if the organization limits them. */
  seats?: true | 'always';
  addresses?: readonly string[];
  importId?: string;
}

/** Locks organizations against every other operation there. */
export function alone(
  organizationIds: string | readonly string[],
  more: Pick<Locks, 'workspaceId' | 'importId'> = {},
): Locks {
  return { organizationIds: [organizationIds].flat(), side: 'alone', ...more };
}

/** Locks organizations against changes of rights there, and their people against each other. */
export function beside(
  organizationIds: string | readonly string[],
  more: Omit<Locks, 'organizationIds' | 'side'> = {},
): Locks {
  return { organizationIds: [organizationIds].flat(), side: 'beside', ...more };
}

/**
 * Addresses in the form in which they are locked. A text that isn't an address locks nothing; reading the input refuses
 * it.
 */
export function addressesIn(values: readonly string[]): string[] {
  return values.flatMap(value => readAddress(value) ?? []);
}

declare const held: unique symbol;

/** A transaction that has taken its locks. Only with one can an operation check rights. */
export type Held = Transaction & { readonly [held]: true };

/** Where rights are read: by a query at this moment, or by an operation under its locks. */
export type RightsReader = Database | Held;

/** Takes the locks of an operation; each later statement sees what others have committed. */
export async function takeLocks(tx: Transaction, locks: Locks): Promise<Held> {
  const { workspaceId, side, seats, importId } = locks;
  if (workspaceId) await tx.$queryRaw`select 1 from workspaces where id = ${workspaceId}::uuid for update`;
  const organizationIds = [...new Set(locks.organizationIds)].sort();
  const addresses = [...new Set(locks.addresses)].sort();
  const people = organizationIds.flatMap(id => addresses.map(address => `${id}:${address}`));
  if (organizationIds.length > 0) {
    const keys = await tx.$queryRaw<{ key: string }[]>`
      select key, case when shared then pg_advisory_xact_lock_shared(hashtextextended(key, 0))::text
        else pg_advisory_xact_lock(hashtextextended(key, 0))::text end
      from (
        select 1 as step, id as key, ${side === 'beside'}::boolean as shared from unnest(${organizationIds}::text[]) as id
        union all
        select 2, id::text || ${SEATS}::text, false from organizations
        where ${seats !== undefined}::boolean and id = any(${organizationIds}::uuid[])
          and (seat_limit is not null or ${seats === 'always'}::boolean)
        union all
        select 3, person, false from unnest(${people}::text[]) as person
        order by step, key) as ordered`;
    if (seats) seatsHeld.set(tx, new Set(keys.map(({ key }) => key).filter(key => key.endsWith(SEATS))));
  }
  if (importId) await tx.$queryRaw`select 1 from imports where id = ${importId}::uuid for update`;
  return tx as Held;
}

const SEATS = ':seats';

/** The seats that each transaction has locked. */
const seatsHeld = new WeakMap<object, ReadonlySet<string>>();

/** Somebody limited the organization's seats while an operation waited for the lock. */
export class SeatsLimitedError extends Error {}

/**
 * The locks read whether seats are limited, but only the organization's lock makes that certain. If somebody limited
 * them in between, the operation starts again with the seats locked.
 * @throws SeatsLimitedError
 */
export function assertSeatsHeld(db: object, organizationId: string): void {
  const held = seatsHeld.get(db);
  if (held && !held.has(`${organizationId}${SEATS}`)) throw new SeatsLimitedError();
}
