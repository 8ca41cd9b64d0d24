import { texts } from '../texts/texts.ts';
import { slackErrorCode } from './web-api.ts';

/**
 * Bot scopes that an installation can leave out: only links need them. The manifest lists them under `bot_optional`.
 * Source: docs.slack.dev, changelog 2026-03-16, Optional scopes
 */
export const optionalScopes = {
  'conversations.invite, .kick and .join: the members of channels that groups are tied to': [
    'channels:join',
    'channels:manage',
    'groups:write',
  ],
  'usergroups.list, usergroups.users.list and .update: the members of user groups that groups are tied to': [
    'usergroups:read',
    'usergroups:write',
  ],
} as const;

/** The scopes for links to each kind of target. */
export const scopesOfLinks = {
  publicChannel: ['channels:join', 'channels:manage'],
  privateChannel: ['groups:write'],
  userGroup: ['usergroups:read', 'usergroups:write'],
} as const;

/** Which of these scopes Slack did not grant, by the headers of an answer; none when the answer doesn't say. */
export function notGranted(
  wanted: readonly string[],
  answer: { response_metadata?: { scopes?: string[] } },
): string[] {
  const granted = answer.response_metadata?.scopes;
  return granted ? wanted.filter(scope => !granted.includes(scope)) : [];
}

const ours: readonly string[] = Object.values(optionalScopes).flat();

/** The same for an error of Slack's Web API; null for any other error. */
export function missingScope(error: unknown): string | null {
  if (slackErrorCode(error) !== 'missing_scope') return null;
  const { needed } = (error as { data: { needed?: unknown } }).data;
  const all = typeof needed === 'string' ? needed.split(',').filter(Boolean) : [];
  // Slack names every scope that would be enough, including ones that Foyer never asks for.
  const asked = all.filter(scope => ours.includes(scope));
  return texts().scopes(asked.length > 0 ? asked : all);
}
