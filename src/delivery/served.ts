import type { Delivery } from './slack-message.ts';

/** Whose jobs this process runs. */
export interface Served {
  /** One workspace's own queue, named by its id, or the shared one. */
  queue: string;
  /** Jobs that run at once in this process. */
  concurrency: number;
  /** The most jobs of one workspace at once, so that the others never wait for a Slack that is slow for one. */
  atOnce: number;
  /** What the jobs of a workspace need; null: Foyer isn't installed there now. @throws Error while it is suspended */
  of(workspaceId: string): Promise<Delivery | null>;
  /** The ids of all workspaces that it serves now. */
  all(): Promise<string[]>;
  /** Erases workspaces from which Foyer was removed long enough ago; absent: it serves one that stays. */
  eraseRemoved?: (() => Promise<unknown>) | undefined;
}
