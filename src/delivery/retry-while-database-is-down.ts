import { setTimeout as pause } from 'node:timers/promises';
import { isUnavailable } from '../database/errors.ts';

const AGAIN_MS = 500;
const TRIES = 30;

/**
 * Writes down what Slack has accepted, also when the database is away for a moment: forgotten, it would be sent
 * a second time. Tries for a quarter of a minute, which is less than the program takes to stop.
 * @throws what the last try threw
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
