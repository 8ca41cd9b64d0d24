import type { Database } from '../database/client.ts';
import { SHARED_QUEUE } from '../delivery/jobs.ts';
import { moveQueue } from '../delivery/move-queue.ts';
import { setSuspended } from './store.ts';

/** Stops serving a workspace: its requests are refused, and its jobs wait in a queue that nobody serves. */
export function suspend(db: Database, workspaceId: string, at: Date): Promise<void> {
  return db.$transaction(async tx => {
    await setSuspended(tx, workspaceId, at);
    await moveQueue(tx, workspaceId, null);
  });
}

/** Serves a suspended workspace again, with the jobs that waited. */
export function resume(db: Database, workspaceId: string): Promise<void> {
  return db.$transaction(async tx => {
    await setSuspended(tx, workspaceId, null);
    await moveQueue(tx, workspaceId, SHARED_QUEUE);
  });
}
