import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** One statement in the transaction, prepared on its connection under its name. */
export type Ask = <Row extends QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
) => Promise<Row[]>;

/** Runs the statements of `run` in one transaction, on a warm connection of the pool. */
export async function transaction<Result>(pool: Pool, run: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await run(async (name, text, values) => (await client.query({ name, text, values })).rows);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

async function rollBack(client: PoolClient): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    () => client.release(true),
  );
}

/**
 * Nothing changes an organization while somebody is invited there, and one person after the other is decided about, by
 * the same keys as Foyer's.
 */
export const LOCK = `
  select pg_advisory_xact_lock_shared(hashtextextended($1::text, 0)),
    pg_advisory_xact_lock(hashtextextended($1::text || ':' || $2::text, 0))`;

export const AUDIT = `
  insert into audit_entries (id, organization_id, at, actor, action, subject, before, after)
  values (uuidv7(), $1, now(), $2, $3, $4, $5, $6)`;

export const DELIVERY = `
  insert into deliveries (id, organization_id, message, recipient, email, status, invitation_id, causer_id, created_at)
  values (uuidv7(), $1, $2, $3, $4, case when $3::text is null then 'waiting' else 'queued' end::"DeliveryStatus", $5, $6, now())
  returning id`;

export const JOB = `select graphile_worker.add_job($1, json_build_object('deliveryId', $2::text), max_attempts := 8)`;
