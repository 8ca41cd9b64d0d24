import type { PersonRecord } from '../people.ts';
import { enterpriseUserOf, teamIdOf } from '../team-of.ts';
import type { World } from '../world.ts';

const claim = (name: string) => `https://slack.com/${name}`;
const sizes = [24, 32, 48, 72, 192, 512];
const teamSizes = [34, 44, 68, 88, 102, 132, 230];

/**
 * What openid.connect.userInfo and an ID token say about a person, by the scopes that they allowed.
 * Source: docs.slack.dev, openid.connect.token and openid.connect.userInfo
 */
export function claimsOf(world: World, person: PersonRecord, scopes: string[]): Record<string, unknown> {
  const { spec, id } = person;
  const teamId = teamIdOf(world, spec);
  const enterprise = enterpriseUserOf(world, spec);
  const isConfirmed = spec.isEmailConfirmed === undefined || spec.isEmailConfirmed === true;
  return {
    sub: id,
    [claim('user_id')]: id,
    [claim('team_id')]: teamId,
    ...(enterprise && { [claim('enterprise_id')]: enterprise.enterprise_id }),
    ...(scopes.includes('email') &&
      spec.email !== undefined && {
        email: spec.email,
        email_verified: isConfirmed,
        ...(isConfirmed && { date_email_verified: person.updated }),
      }),
    ...(scopes.includes('profile') && profileOf(world, person, teamId === world.team.id)),
  };
}

function profileOf(world: World, { id, spec }: PersonRecord, isOwnTeam: boolean): Record<string, unknown> {
  const [given = '', ...family] = spec.realName.split(' ');
  const picture = (size: number) => `https://avatars.example/${id}-${size}.png`;
  return {
    locale: 'en-US',
    name: spec.realName,
    given_name: given,
    family_name: family.join(' '),
    picture: picture(512),
    ...Object.fromEntries(sizes.map(size => [claim(`user_image_${size}`), picture(size)])),
    ...(isOwnTeam && { [claim('team_name')]: world.team.name, [claim('team_domain')]: world.team.domain }),
    ...Object.fromEntries(
      teamSizes.map(size => [claim(`team_image_${size}`), `https://avatars.example/team-${size}.png`]),
    ),
    [claim('team_image_default')]: true,
  };
}
