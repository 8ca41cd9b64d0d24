import { z } from 'zod';
import { readAddress } from '../../domain/addresses.ts';
import type { Person } from '../../domain/domain.ts';
import { shownName } from '../../domain/names.ts';

/** The part of Slack's user object that Foyer reads (reference/objects/user-object). */
export const slackUser = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  profile: z
    .object({
      email: z.string().optional(),
      real_name: z.string().optional(),
      display_name: z.string().optional(),
    })
    .optional(),
});

export type SlackUser = z.infer<typeof slackUser>;

/** Slackbot says that it is no bot. */
const SLACKBOT = 'USLACKBOT';

/** What Foyer keeps of a Slack user. */
export function toPerson(workspaceId: string, user: SlackUser): Person {
  const profile = user.profile ?? {};
  return {
    workspaceId,
    slackUserId: user.id,
    email: readAddress(profile.email),
    isEmailConfirmed: user.is_email_confirmed ?? true,
    name: shownName([profile.real_name, user.real_name, profile.display_name, user.name], user.id),
    isBot: user.is_bot === true || user.id === SLACKBOT,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isStranger: user.is_stranger === true,
    isDeactivated: user.deleted === true,
    isWorkspaceAdmin: user.is_admin === true || user.is_owner === true,
  };
}
