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
  seats?: boolean;
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
  if (seats) {
    // Whether seats are limited is certain only once the organization is held.
    await takeKeys(tx, organizationIds, side, []);
    await tx.$executeRaw`
      select pg_advisory_xact_lock(hashtextextended(key, 0)) from (
        select id::text || ':seats' as key from organizations
        where id = any(${organizationIds}::uuid[]) and seat_limit is not null
        union all select key from unnest(${people}::text[]) as key) as keys`;
  } else if (organizationIds.length > 0) {
    await takeKeys(tx, organizationIds, side, people);
  }
  if (importId) await tx.$queryRaw`select 1 from imports where id = ${importId}::uuid for update`;
  return tx as Held;
}

async function takeKeys(tx: Transaction, organizationIds: string[], side: Locks['side'], people: string[]) {
  const keys = [...organizationIds, ...people];
  const shared = keys.map((_, index) => side === 'beside' && index < organizationIds.length);
  await tx.$executeRaw`
    select case when shared then pg_advisory_xact_lock_shared(hashtextextended(key, 0))::text
      else pg_advisory_xact_lock(hashtextextended(key, 0))::text end
    from unnest(${keys}::text[], ${shared}::boolean[]) as k(key, shared)`;
}
