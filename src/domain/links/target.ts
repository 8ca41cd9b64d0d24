/** A channel or a user group of Slack's, in one workspace. */
export interface LinkTarget {
  workspaceId: string;
  /** Slack's id of it. */
  slackId: string;
}

export type LinkKind = 'channel' | 'usergroup';

/** How people write it: "#teachers", "@teachers". */
export function targetName({ kind, name }: { kind: LinkKind; name: string }): string {
  return `${kind === 'channel' ? '#' : '@'}${name}`;
}
