import type { Simulator } from 'local-slack';
import { Client } from 'pg';

/**
 * Puts the time of the local Slack and of Foyer forward: Slack delivers again what was due, and the work that a schedule
 * does runs now, because the queue itself goes by the real time.
 */
export async function moveTime(
  {
    clock,
    slack,
    databaseUrl,
  }: { clock: { advance(ms: number): void }; slack: Simulator; databaseUrl: string },
  ms: number,
): Promise<void> {
  clock.advance(ms);
  await slack.runDueRetries();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      'select graphile_worker.add_job(identifier) from graphile_worker._private_known_crontabs',
    );
  } finally {
    await client.end();
  }
}
