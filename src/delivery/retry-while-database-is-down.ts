import { setTimeout as pause } from 'node:timers/promises';
import { isUnavailable } from '../database/errors.ts';

const AGAIN_MS = 500;
const TRIES = 30;

/**
 * Records what Slack has accepted, even when the database is down for a moment: without the record it would be sent
 * again. Retries for fifteen seconds, less than the program takes to stop.
 * @throws the error of the last try
 */
export async function retryWhileDatabaseIsDown<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await write();
    } catch (error) {
      if (left <= 1 || !isUnavailable(error)) throw error;
      await pause(AGAIN_MS);
    }
  }
}
