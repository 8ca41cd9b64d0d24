import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { inWorkspace } from '../database/workspace-scope.ts';
import { endUninstalled } from '../delivery/ending.ts';
import { dropJobs } from '../delivery/move-queue.ts';
import { endInstallation, eraseWorkspace, removedBefore, workspaceOfTeam } from './store.ts';

/**
 * Foyer was removed from a Slack team: its tokens are forgotten, and nothing more is sent there. What waited ends with
 * the reason, which its people read when they install Foyer again. The data stays until it is erased.
 * @param removedAt an installation after this time stays: Slack delivers an event again for minutes, and until then people
 * can have installed Foyer again
 */
export async function endWorkspace(
  { db, clock }: { db: Database; clock: Clock },
  slackTeamId: string,
  removedAt?: Date,
): Promise<void> {
  const workspace = await workspaceOfTeam(db, slackTeamId);
  if (!workspace) return;
  const workspaceId = workspace.id;
  await inWorkspace(workspaceId, () =>
    db.$transaction(async tx => {
      if (!(await endInstallation(tx, workspaceId, { at: clock.now(), removedAt }))) return;
      await endUninstalled(tx, clock, { workspaceId });
      await dropJobs(tx, workspaceId);
    }),
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Deleting a large organization takes a while. */
const ERASING_MS = 10 * 60_000;

/** Erases a workspace from which Foyer was removed, with its jobs; false: it is installed, or gone. */
export function erase({ db }: { db: Database }, workspaceId: string): Promise<boolean> {
  return db.$transaction(
    async tx => {
      await dropJobs(tx, workspaceId);
      return eraseWorkspace(tx, workspaceId);
    },
    { timeout: ERASING_MS },
  );
}

/**
 * Erases every workspace from which Foyer was removed at least that many days ago.
 * @returns their ids
 */
export async function eraseRemoved(
  { db, clock }: { db: Database; clock: Clock },
  days: number,
): Promise<string[]> {
  const removed = await removedBefore(db, new Date(clock.now().getTime() - days * DAY_MS));
  for (const workspaceId of removed) await erase({ db }, workspaceId);
  return removed;
}
