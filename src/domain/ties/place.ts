/** A channel or a user group of Slack's, in one workspace. */
export interface LinkTarget {
  workspaceId: string;
  /** Slack's id of it. */
  slackId: string;
}

export type TieKind = 'channel' | 'usergroup';

/** How people write it: "#teachers", "@teachers". */
export function placeName({ kind, name }: { kind: TieKind; name: string }): string {
  return `${kind === 'channel' ? '#' : '@'}${name}`;
}
