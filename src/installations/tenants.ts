import type { WebClient } from '@slack/web-api';
import type { FindInstalled, Installed } from '../slack/installed.ts';

/** A workspace as this process serves it. */
export interface Tenant extends Installed {
  /** Slack's Web API for background work, which can wait longer. */
  background: WebClient;
}

/** The workspaces that this process serves: the one of a token in the settings, or all that installed it by OAuth. */
export interface Tenants {
  /** The queue with their jobs. */
  queue: string;
  find: FindInstalled;
  /** Finds one that the operator has wait. */
  findSuspended: FindInstalled;
  /** By Foyer's own id; null: Foyer isn't installed there, or is suspended. */
  byId(workspaceId: string): Promise<Tenant | null>;
  /** The ids of all of them. */
  all(): Promise<string[]>;
  /** For requests of a workspace where Foyer isn't installed. */
  stranger: WebClient;
}
