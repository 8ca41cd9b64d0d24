import { flag, part, textOrNull, texts } from '../tolerant.ts';

/** Slack's fields about sharing a channel; any of them may be missing or null. */
const sharing = part({
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
  pending_shared: texts,
  pending_connected_team_ids: texts,
  connected_team_ids: texts,
  shared_team_ids: texts,
  internal_team_ids: texts,
  context_team_id: textOrNull,
});

/** For a channel that isSharedOutside: are all other companies only invited so far? */
export function isPendingOnly(channel: unknown): boolean {
  const found = sharing.parse(channel);
  return !found.is_ext_shared && found.is_pending_ext_shared;
}

/**
 * Workspaces of one enterprise share channels too, so the list of teams decides only when Slack's own flag is missing.
 */
function isSaid(channel: unknown): boolean {
  return typeof (channel as { is_ext_shared?: unknown } | null)?.is_ext_shared === 'boolean';
}

/**
 * Is a channel of conversations.info shared with another company, or about to be? Channels shared by workspaces of one
 * enterprise are not.
 * Source: docs.slack.dev, conversation object; slack-connect
 */
export function isSharedOutside(channel: unknown): boolean {
  const found = sharing.parse(channel);
  const own = new Set([found.context_team_id, ...found.internal_team_ids]);
  const shared = isSaid(channel) ? [] : found.shared_team_ids;
  const teams = [shared, found.pending_shared, found.pending_connected_team_ids, found.connected_team_ids];
  return (
    found.is_ext_shared || found.is_pending_ext_shared || teams.some(each => each.some(id => !own.has(id)))
  );
}
