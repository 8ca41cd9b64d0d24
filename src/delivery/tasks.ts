/** Every kind of job that code queues; schedules.ts has the scheduled ones. */
export const taskNames = [
  'send',
  'send-many',
  'refresh',
  'access',
  'sync',
  'home',
  'list-people',
  'remove',
  'fan-out',
] as const;

export type TaskName = (typeof taskNames)[number];

/**
 * The queue's name of a task in one workspace. A worker gets only jobs whose name it knows. So a process takes no job
 * of a workspace without a client, however many workspaces share the database; those jobs wait for their process.
 * Source: Graphile Worker, "task identifiers" (its get_job looks only for the task ids of the task list)
 */
export function taskOf(name: string, workspaceId: string): string {
  return `${name}:${workspaceId}`;
}
