import { z } from 'zod';

const ids = z.array(z.string()).nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

/** What Slack says of who is in a channel besides one's own; any of it may be missing or null. */
const sharing = z.object({
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
  pending_shared: ids,
  pending_connected_team_ids: ids,
  connected_team_ids: ids,
  internal_team_ids: ids,
  context_team_id: z.string().nullish().catch(null),
});

/** Of a channel that isSharedOutside: were others only asked so far? */
export function isPendingOnly(channel: unknown): boolean {
  const found = sharing.safeParse(channel).data;
  return found?.is_ext_shared !== true && found?.is_pending_ext_shared === true;
}

/**
 * Is a channel of conversations.info shared with another company, or about to be? Channels that workspaces of the
 * same enterprise share are not.
 * Source: docs.slack.dev, conversation object; slack-connect
 */
export function isSharedOutside(channel: unknown): boolean {
  const found = sharing.safeParse(channel).data;
  if (!found) return false;
  const own = new Set([found.context_team_id, ...(found.internal_team_ids ?? [])]);
  const teams = [found.pending_shared, found.pending_connected_team_ids, found.connected_team_ids];
  return (
    found.is_ext_shared === true ||
    found.is_pending_ext_shared === true ||
    teams.some(each => each?.some(id => !own.has(id)))
  );
}
