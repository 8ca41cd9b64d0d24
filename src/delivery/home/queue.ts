import type { Database, Transaction } from '../../database/client.ts';

/** Whose App Home to update. */
export interface HomeJob {
  workspaceId: string;
  slackUserId: string;
}

/** Changes within this time share one publishing. */
const TOGETHER_MS = 1_000;
/** Opening the home renders it again, so a failed publishing needs few tries. */
const MAX_ATTEMPTS = 3;
/** Runs after waiting messages, which people need first. */
const PRIORITY = 10;
/** Tries to add jobs while workers lock those with their keys: see addJob in ../queue.ts. */
const ADDING_TRIES = 5;

/**
 * Updates App Homes a moment later, each once however much happens until then; added in one statement. Later changes
 * don't delay it further.
 * @param inMs how long to wait, in milliseconds
 */
export async function queueHomes(
  tx: Transaction | Database,
  homes: HomeJob[],
  { inMs = TOGETHER_MS }: { inMs?: number } = {},
): Promise<void> {
  let left = homes;
  for (let tries = ADDING_TRIES; left.length > 0 && tries > 0; tries -= 1) {
    const added = await tx.$queryRaw<{ key: string }[]>`
      select jobs.key
      from (
        select array_agg(
          row('home:' || (home ->> 'workspaceId'), home, null, clock_timestamp() + make_interval(secs => ${inMs / 1000}::float8),
            ${MAX_ATTEMPTS}::int, 'home:' || (home ->> 'workspaceId') || ':' || (home ->> 'slackUserId'),
            ${PRIORITY}::int, null)::graphile_worker.job_spec order by n) as specs
        from json_array_elements(${JSON.stringify(left)}::json) with ordinality as t(home, n)
      ) as wanted, graphile_worker.add_jobs(wanted.specs, job_key_preserve_run_at := true) as jobs`;
    const keys = new Set(added.map(({ key }) => key));
    left = left.filter(({ workspaceId, slackUserId }) => !keys.has(`home:${workspaceId}:${slackUserId}`));
  }
  if (left.length > 0) throw new Error(`${left.length} App Homes could not be queued.`);
}
