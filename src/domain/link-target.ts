/** A Slack channel or user group, in one workspace. */
export interface LinkTarget {
  workspaceId: string;
  /** Its id in Slack. */
  slackId: string;
}

export type LinkKind = 'channel' | 'usergroup';

/** How people write it: "#teachers", "@teachers". */
export function targetName({ kind, name }: { kind: LinkKind; name: string }): string {
  return `${kind === 'channel' ? '#' : '@'}${name}`;
}
