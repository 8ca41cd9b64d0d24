import type { Database, Transaction } from '../database/client.ts';
import type { Subject } from './store.ts';

/** The jobs there are, and what each is given. */
export interface Jobs {
  /** Send one delivery. */
  send: { deliveryId: string };
  /** Bring every message about a subject up to date. */
  refresh: Subject;
}

/** Tries of a job before it is given up: with Graphile Worker's exponential backoff about half an hour. */
const MAX_ATTEMPTS = 8;

/**
 * Adds a job; inside a transaction it exists only if that commits.
 * Source: Graphile Worker, "Adding jobs through SQL"
 */
async function addJob<Task extends keyof Jobs>(
  tx: Transaction | Database,
  task: Task,
  payload: Jobs[Task],
  options: { runAt?: Date; jobKey?: string } = {},
): Promise<void> {
  const { runAt = null, jobKey = null } = options;
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${task}::text,
      ${JSON.stringify(payload)}::json,
      run_at := ${runAt}::timestamptz,
      max_attempts := ${MAX_ATTEMPTS}::int,
      job_key := ${jobKey}::text
    )`;
}

/** Sends one delivery. */
export function queueSend(tx: Transaction | Database, deliveryId: string, runAt?: Date): Promise<void> {
  return addJob(tx, 'send', { deliveryId }, runAt && { runAt });
}

/** Brings the messages about a subject up to date; several changes at once need it only once. */
export function queueRefresh(tx: Transaction | Database, subject: Subject, runAt?: Date): Promise<void> {
  const jobKey = `refresh:${Object.values(subject)[0]}`;
  return addJob(tx, 'refresh', subject, { jobKey, ...(runAt && { runAt }) });
}
