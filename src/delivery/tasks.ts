/** Every kind of job that something queues; what comes by the clock is in schedules.ts. */
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
 * The queue's name of a task in one workspace. A worker is given only jobs whose name it knows, so a process takes
 * none of a workspace that it has no client for, however many share the database; theirs wait for it.
 * Source: Graphile Worker, "task identifiers" (its get_job looks only for the task ids of the task list)
 */
export function taskOf(name: string, workspaceId: string): string {
  return `${name}:${workspaceId}`;
}
