import type { Domain } from '../domain/domain.ts';
import { discardOldDrafts } from '../domain/imports/review.ts';

/** Work that comes round by the clock. */
export interface Schedule {
  /** When, as cron has it, in UTC. */
  cron: string;
  run(domain: Domain): Promise<unknown>;
}

/** THE list: what happens by itself, once across all processes. */
export const schedules: Record<string, Schedule> = {
  'discard-drafts': { cron: '7 * * * *', run: discardOldDrafts },
};
