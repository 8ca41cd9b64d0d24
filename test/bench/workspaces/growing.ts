import { sendTogether } from '../requests/load.ts';
import { commandRequest } from '../requests/payloads.ts';
import { type Foyer, memoryOf } from './foyer.ts';
import { openInviter, type Took } from './invitations.ts';
import type { Stage } from './stage.ts';

/** What one Foyer took that serves so many workspaces. */
export interface Grown {
  workspaces: number;
  /** Milliseconds. */
  starts: number[];
  /** MB, of each start. */
  afterStart: number[];
  /** MB, once every workspace had its requests. */
  afterRequests: number;
  invitations: Took[];
}

export interface Size {
  starts: number;
  /** Spread over the workspaces of each Foyer, so that each has as much to do. */
  requests: number;
  invitations: number;
}

/** Requests before the counted ones. */
const WARM_UP = 5;

/**
 * Starts one Foyer for each number of workspaces, in turns, then sends each the same requests, and invites the same
 * people of one workspace in turns.
 * @returns what each took, and the one with the most workspaces, still running
 */
export async function measureGrowing(
  stage: Stage,
  size: Size,
): Promise<{ measured: Grown[]; last: Foyer; stop(): Promise<void> }> {
  const measured = stage.sizes.map(
    (workspaces): Grown => ({
      workspaces,
      starts: [],
      afterStart: [],
      afterRequests: Number.NaN,
      invitations: [],
    }),
  );
  let running: Foyer[] = [];
  const stop = async () => {
    for (const each of running.splice(0)) await each.stop();
  };
  try {
    // The first start of all reads the program from disk and isn't counted.
    for (let round = 0; round <= size.starts; round += 1) {
      await stop();
      for (const each of measured) {
        const foyer = await stage.start(each.workspaces);
        running.push(foyer);
        if (round === 0) continue;
        each.starts.push(foyer.startedInMs);
        each.afterStart.push(await memoryOf(foyer));
      }
    }
    const apps = measured.map((each, index) => ({ each, foyer: running[index] as Foyer }));
    for (const { each, foyer } of apps) {
      await askAround(stage, each.workspaces, foyer.ready, size.requests);
      each.afterRequests = await memoryOf(foyer);
    }
    await inviteInTurns(stage, apps, size.invitations);
    const last = running.at(-1) as Foyer;
    for (const each of running.slice(0, -1)) await each.stop();
    running = [last];
    return { measured, last, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One command after the other from each of the first workspaces in turn. */
async function askAround(
  { cloud: { slack, installed } }: Stage,
  workspaces: number,
  url: string,
  count: number,
): Promise<void> {
  const { signingSecret, apiUrl } = slack;
  const requests = Array.from({ length: count }, (_, index) => {
    const each = installed[index % workspaces];
    if (!each) throw new Error('There is no such workspace.');
    return commandRequest({ signingSecret, apiUrl, teamId: each.slack.teamId }, each.admin, 'help');
  });
  await sendTogether(url, requests, 4);
}

async function inviteInTurns(
  { cloud }: Stage,
  apps: { each: Grown; foyer: Foyer }[],
  count: number,
): Promise<void> {
  const [small] = cloud.installed;
  if (!small) throw new Error('There is no workspace.');
  const inviters = await Promise.all(apps.map(({ foyer }) => openInviter(cloud, small, foyer.ready)));
  for (const [index, person] of small.crowd.slice(0, WARM_UP + count).entries()) {
    for (const [place, { each }] of apps.entries()) {
      const took = await inviters[place]?.invite(person);
      if (took && index >= WARM_UP) each.invitations.push(took);
    }
  }
  for (const inviter of inviters) inviter.close();
}
