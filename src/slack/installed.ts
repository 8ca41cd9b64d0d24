import type { WebClient } from '@slack/web-api';

/** A workspace where Foyer is installed, with its own token. */
export interface Installed {
  workspaceId: string;
  /** The workspace in Slack; the organization when Foyer is installed for a whole Enterprise organization. */
  teamId: string;
  enterpriseId: string | null;
  /** Any workspace of the Enterprise organization sends requests. */
  isOrgWide: boolean;
  /** Foyer's own user there. */
  botUserId: string;
  /** Slack's Web API for a person who waits. */
  client: WebClient;
}

/** From where a request comes, as Slack says. */
export interface Source {
  teamId: string | undefined;
  enterpriseId: string | undefined;
  /** Foyer is installed for the whole Enterprise organization there. */
  isEnterpriseInstall: boolean;
}

/** Finds the workspace that a request comes from; null: Foyer isn't installed there, or is suspended. */
export type FindInstalled = (source: Source) => Promise<Installed | null>;

/** The one workspace of a token in the settings. */
export const installedAlone =
  (installed: Installed): FindInstalled =>
  async ({ teamId, enterpriseId }) =>
    (installed.isOrgWide ? enterpriseId : teamId) === installed.teamId ? installed : null;
