/** The workspace where Foyer is installed. */
export interface HomeTeam {
  slackTeamId: string;
  /** Its Enterprise Grid organization; null when it is in none. */
  enterpriseId: string | null;
}

/** Where a person belongs according to Slack. */
export interface Belonging {
  /** Their workspace; null when Slack doesn't say. */
  teamId: string | null;
  enterpriseId: string | null;
  /** All workspaces they are in, on Enterprise Grid. */
  teams: readonly string[];
  /** Slack's `is_stranger`: another workspace, and no channel shared with the app. */
  isStranger: boolean;
}

/**
 * Does a person belong neither to the workspace nor to its Enterprise Grid organization? Slack says `is_stranger:
 * false` about people in a shared channel, so the workspace and the organization decide.
 * Source: docs.slack.dev, reference/objects/user-object; Slack Connect, "Identifying external users"
 */
export function isExternal({ teamId, enterpriseId, teams, isStranger }: Belonging, home: HomeTeam): boolean {
  if (home.enterpriseId !== null && [enterpriseId, teamId].includes(home.enterpriseId)) return false;
  if (isStranger) return true;
  const named = [...(teamId === null ? [] : [teamId]), ...teams];
  return (named.length > 0 || enterpriseId !== null) && !named.includes(home.slackTeamId);
}
