import { idOf } from '../ids.ts';
import type { PersonRecord } from '../people.ts';
import { enterpriseUserOf, isOfOtherCompany, teamIdOf } from '../team-of.ts';
import type { World } from '../world.ts';

function common(world: World, id: string, name: string, realName: string): Record<string, unknown> {
  return {
    id,
    team_id: world.team.id,
    name,
    deleted: false,
    color: '9f69e7',
    real_name: realName,
    tz: 'Europe/London',
    tz_label: 'Greenwich Mean Time',
    tz_offset: 0,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 0,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  };
}

function profile(world: World, realName: string, name: string): Record<string, unknown> {
  const [first = '', ...rest] = realName.split(' ');
  return {
    title: '',
    phone: '',
    skype: '',
    real_name: realName,
    real_name_normalized: realName,
    display_name: name,
    display_name_normalized: name,
    fields: null,
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    avatar_hash: 'g0',
    first_name: first,
    last_name: rest.join(' '),
    team: world.team.id,
  };
}

/**
 * A user as events give it; methods give `locale` only to those who ask for it. `profile.email` only with the scope users:read.email, and
 * never a stranger's.
 */
export function userObject(world: World, person: PersonRecord, withEmail: boolean): Record<string, unknown> {
  return world.oddities.apply('user', usualUser(world, person, withEmail));
}

function usualUser(world: World, person: PersonRecord, withEmail: boolean): Record<string, unknown> {
  const { spec } = person;
  const teamId = teamIdOf(world, spec);
  const enterpriseUser = enterpriseUserOf(world, spec);
  const isEmailShown = withEmail && spec.email !== undefined && !spec.isStranger;
  const user: Record<string, unknown> = {
    ...common(world, person.id, spec.name, spec.realName),
    team_id: teamId,
    ...(spec.tz ? { tz: spec.tz } : {}),
    profile: {
      ...profile(world, spec.realName, spec.name),
      team: teamId,
      ...(isEmailShown ? { email: spec.email } : {}),
      ...(spec.isBot
        ? { bot_id: idOf('B', spec.name), api_app_id: idOf('A', spec.name), always_active: false }
        : {}),
    },
    is_admin: spec.isAdmin ?? false,
    is_owner: spec.isOwner ?? false,
    is_primary_owner: false,
    is_restricted: (spec.isGuest ?? false) || (spec.isUltraGuest ?? false),
    is_ultra_restricted: spec.isUltraGuest ?? false,
    is_bot: spec.isBot ?? false,
    locale: spec.locale ?? 'en-US',
    updated: person.updated,
    is_email_confirmed: spec.isEmailConfirmed ?? true,
  };
  if (spec.isEmailConfirmed === null) delete user.is_email_confirmed;
  if (enterpriseUser) user.enterprise_user = enterpriseUser;
  if (isOfOtherCompany(spec)) user.is_stranger = spec.isStranger ?? false;
  if (!spec.deactivated) return user;
  // Slack omits the time zone and the role flags of a deactivated account.
  const gone = [
    'tz',
    'tz_label',
    'tz_offset',
    'color',
    'is_admin',
    'is_owner',
    'is_primary_owner',
    'is_restricted',
    'is_ultra_restricted',
    'is_email_confirmed',
  ];
  for (const key of gone) delete user[key];
  return { ...user, deleted: true };
}

/** The app's own bot user. */
export function botUserObject(world: World): Record<string, unknown> {
  const { app } = world;
  const name = app.name.toLowerCase();
  return {
    ...common(world, app.botUserId, name, app.name),
    profile: { ...profile(world, app.name, ''), api_app_id: app.id, bot_id: app.botId, always_active: false },
    is_bot: true,
    is_email_confirmed: false,
  };
}

/** Slackbot, which isn't marked as a bot. */
export function slackbotObject(world: World): Record<string, unknown> {
  return {
    ...common(world, 'USLACKBOT', 'slackbot', 'Slackbot'),
    profile: { ...profile(world, 'Slackbot', 'Slackbot'), always_active: true },
    is_email_confirmed: false,
  };
}
