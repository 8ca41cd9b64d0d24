import { z } from 'zod';
import { readAddress } from '../../domain/addresses.ts';
import { shownName } from '../../domain/names.ts';
import type { SeenPerson } from '../../domain/people/store.ts';
import { flag, numberOrNull, part, slackId, textOrNull, texts } from '../tolerant.ts';
import { type HomeTeam, isExternal } from './is-external.ts';

/** The part of Slack's user object that Foyer reads (reference/objects/user-object). */
export const slackUser = z.object({
  id: slackId,
  team_id: textOrNull,
  name: textOrNull,
  real_name: textOrNull,
  deleted: flag,
  is_bot: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_email_confirmed: flag,
  tz: textOrNull,
  /** Slack leaves it out of some answers. */
  locale: textOrNull,
  /** Seconds since 1970. */
  updated: numberOrNull,
  enterprise_user: part({ enterprise_id: textOrNull, teams: texts }),
  profile: part({ email: textOrNull, real_name: textOrNull, display_name: textOrNull, team: textOrNull }),
});

export type SlackUser = z.infer<typeof slackUser>;

/** Slack doesn't mark Slackbot as a bot. */
const SLACKBOT = 'USLACKBOT';
/** The last second of the year 9999: PostgreSQL accepts no later date in this form. */
const LAST_SECOND = 253_402_300_799;

/**
 * What Foyer stores about a Slack user. When Slack doesn't name their workspace, their address counts as unconfirmed,
 * so that nothing is linked to them before Foyer asks Slack again.
 */
export function toPerson(workspaceId: string, home: HomeTeam, user: SlackUser): SeenPerson {
  const { profile, enterprise_user: grid, updated } = user;
  const belonging = {
    teamId: user.team_id ?? profile.team,
    enterpriseId: grid.enterprise_id,
    teams: grid.teams,
    isStranger: user.is_stranger,
  };
  const { teamId, enterpriseId } = belonging;
  return {
    workspaceId,
    slackUserId: user.id,
    teamId,
    enterpriseId,
    email: readAddress(profile.email),
    isEmailConfirmed: teamId !== null && user.is_email_confirmed,
    name: shownName([profile.real_name, user.real_name, profile.display_name, user.name], user.id),
    isBot: user.is_bot || user.id === SLACKBOT,
    isGuest: user.is_restricted || user.is_ultra_restricted,
    isStranger: user.is_stranger,
    isExternal: isExternal(belonging, home),
    isDeactivated: user.deleted,
    isWorkspaceAdmin: user.is_admin || user.is_owner || user.is_primary_owner,
    isWorkspaceOwner: user.is_owner || user.is_primary_owner,
    timeZone: user.tz,
    locale: user.locale,
    slackUpdatedAt: updated !== null && updated <= LAST_SECOND ? new Date(updated * 1000) : null,
  };
}
