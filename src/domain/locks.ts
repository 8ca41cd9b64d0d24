import type { Database, Transaction } from '../database/client.ts';
import { readAddress } from './addresses.ts';

/**
 * What an operation holds until it ends, so that what it decides by stays true until it has acted. takeLocks is the
 * one place where these are taken, in this order, whichever an operation names; so no two wait for each other:
 *
 * 1. the workspace: its row, for the names of its organizations
 * 2. the organizations, by id. `alone` waits for everybody there and keeps everybody out: it is for whatever takes a
 *    right away or changes what a role, a group or a setting means. `beside` keeps out only those that are alone.
 * 3. the seats of an organization that limits them: one after the other gives some away
 * 4. the addresses, in their order: what happens to one person happens one after the other
 * 5. the upload: its row
 */
export interface Locks {
  workspaceId?: string;
  organizationIds: readonly string[];
  side: 'alone' | 'beside';
  /** `true`: where the organization limits them. */
  seats?: true | 'always';
  addresses?: readonly string[];
  importId?: string;
}

/** Holds organizations against everything else that happens there. */
export function alone(
  organizationIds: string | readonly string[],
  more: Pick<Locks, 'workspaceId' | 'importId'> = {},
): Locks {
  return { organizationIds: [organizationIds].flat(), side: 'alone', ...more };
}

/** Holds organizations against whatever changes rights there, and people of theirs against each other. */
export function beside(
  organizationIds: string | readonly string[],
  more: Omit<Locks, 'organizationIds' | 'side'> = {},
): Locks {
  return { organizationIds: [organizationIds].flat(), side: 'beside', ...more };
}

/** Addresses as they are locked; what is none locks nothing, and is refused where it is read. */
export function addressesIn(values: readonly string[]): string[] {
  return values.flatMap(value => readAddress(value) ?? []);
}

declare const held: unique symbol;

/** A transaction whose locks are taken: the only kind in which a right can be asked for. */
export type Held = Transaction & { readonly [held]: true };

/** Where rights are read: by a query as things stand, or by an operation under its locks. */
export type RightsReader = Database | Held;

/** Takes the locks of an operation; each statement from then on sees what the others have committed. */
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

/** The seats that each transaction which asked for some holds. */
const seatsHeld = new WeakMap<object, ReadonlySet<string>>();

/** The seats of an organization were limited while an operation waited for it. */
export class SeatsLimitedError extends Error {}

/**
 * Whether seats are limited is read with the locks, and certain only once the organization is held: where they were
 * limited meanwhile, the operation begins again and holds them.
 * @throws SeatsLimitedError
 */
export function assertSeatsHeld(db: object, organizationId: string): void {
  const held = seatsHeld.get(db);
  if (held && !held.has(`${organizationId}${SEATS}`)) throw new SeatsLimitedError();
}
