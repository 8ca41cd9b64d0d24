import { runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import { LOCK_MS } from './patience.ts';

/** A statement that writes was refused: by a role without the right, or because only reading is allowed. */
const REFUSED = ['42501', '25006'];

/** Migrates the job queue's tables; it only reads when they are there. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await run(databaseUrl, `set lock_timeout = ${LOCK_MS}`);
}

/** Are the job queue's tables there, as this version needs them? Changes nothing. */
export async function hasQueue(databaseUrl: string): Promise<boolean> {
  try {
    await run(databaseUrl, 'set default_transaction_read_only = on');
    return true;
  } catch (error) {
    if (REFUSED.includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

async function run(databaseUrl: string, setting: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  pool.on('connect', client => {
    client.on('error', () => {});
    // Its first statement; when the connection breaks, the next one says so.
    client.query(setting).catch(() => {});
  });
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
