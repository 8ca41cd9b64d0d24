import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { storable } from '../../domain/characters.ts';
import { DomainError } from '../../domain/errors.ts';
import { notGranted, scopesOfLinks } from '../scopes.ts';
import { listOrNone, slackId, textOrNull } from '../tolerant.ts';
import { isSlackError } from '../web-api.ts';

/** A user group in a select. */
export interface UserGroup {
  id: string;
  /** Without "@". */
  handle: string;
  name: string;
}

const answer = z.object({ usergroups: listOrNone });
const listed = z.object({ id: slackId, handle: textOrNull, name: textOrNull });

/** usergroups.list is tier 2: 20 calls per minute, and typing in a select asks with each letter. */
const FRESH_MS = 60_000;

/** The user groups of a workspace, by handle; cached for a minute, except with `fresh`. */
export type ListUserGroups = (workspaceId: string, options?: { fresh?: boolean }) => Promise<UserGroup[]>;

/**
 * @returns a function that lists them; it throws DomainError no-user-groups when Slack's plan has none, missing-scope
 */
export function createUserGroups({ client, clock }: { client: WebClient; clock: Clock }): ListUserGroups {
  const remembered = new Map<string, { at: number; groups: UserGroup[] }>();
  return async (workspaceId, { fresh = false } = {}) => {
    const now = clock.now().getTime();
    const known = remembered.get(workspaceId);
    if (known && !fresh && now - known.at < FRESH_MS) return known.groups;
    try {
      const said = await client.usergroups.list();
      const scopes = notGranted(scopesOfLinks.userGroup, said);
      if (scopes.length > 0) throw new DomainError('missing-scope', { scopes });
      const { usergroups } = answer.parse(said);
      const groups = usergroups
        .flatMap(each => listed.safeParse(each).data ?? [])
        .map(({ id, handle, name }) => ({
          id,
          handle: storable(handle ?? name ?? id),
          name: storable(name ?? handle ?? id),
        }))
        .sort((one, other) => one.handle.localeCompare(other.handle));
      remembered.set(workspaceId, { at: now, groups });
      return groups;
    } catch (error) {
      if (isSlackError(error, 'plan_upgrade_required')) {
        throw new DomainError('no-user-groups', { reason: 'plan' });
      }
      if (isSlackError(error, 'missing_scope')) {
        throw new DomainError('missing-scope', { scopes: [...scopesOfLinks.userGroup] });
      }
      throw error;
    }
  };
}
