import { type Route, routesOf } from './route.ts';
import { slackErrorCode } from './web-api.ts';

/**
 * Bot scopes that an installation can leave out: only links need them. The manifest lists them under `bot_optional`.
 * Source: docs.slack.dev, changelog 2026-03-16, Optional scopes
 */
export const optionalScopes = {
  'conversations.invite, .kick and .join: the members of channels that groups are linked to': [
    'channels:join',
    'channels:manage',
    'groups:write',
  ],
  'usergroups.list, usergroups.users.list and .update: the members of user groups that groups are linked to':
    ['usergroups:read', 'usergroups:write'],
} as const;

/**
 * Bot scopes by what needs them; a route that is an event names its own. No wider than used: a test compares
 * them with the Web API methods that the code calls.
 */
const scopesByNeed = {
  'slash commands': ['commands'],
  'chat.postMessage and chat.update, also in public channels that Foyer was not added to': [
    'chat:write',
    'chat:write.public',
  ],
  'users.info, users.lookupByEmail and the address of a person': ['users:read', 'users:read.email'],
  'conversations.info and .members of the approvals channel and of channels that groups are linked to': [
    'channels:read',
    'groups:read',
  ],
  'files of imports: read what is uploaded, send the template and the fix-me file by direct message': [
    'files:read',
    'files:write',
    'im:write',
  ],
} as const;

/** Every bot scope that Foyer asks for: those without which it can't work, and the optional ones. */
export const botScopes = (routes: readonly Route[]): string[] =>
  [
    ...new Set([
      ...Object.values(scopesByNeed).flat(),
      ...routesOf('event', routes).flatMap(event => [...event.scopes]),
      ...Object.values(optionalScopes).flat(),
    ]),
  ].sort();

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

/** The scopes that an error of Slack's Web API names as missing; null for any other error. */
export function missingScopes(error: unknown): string[] | null {
  if (slackErrorCode(error) !== 'missing_scope') return null;
  const { needed } = (error as { data: { needed?: unknown } }).data;
  const all = typeof needed === 'string' ? needed.split(',').filter(Boolean) : [];
  // Slack names every scope that would be enough, including ones that Foyer never asks for.
  const asked = all.filter(scope => ours.includes(scope));
  return asked.length > 0 ? asked : all;
}
