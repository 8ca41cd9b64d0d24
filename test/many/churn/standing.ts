import type { Many } from '../stage.ts';
import type { Place } from './place.ts';

export const NOBODY = 'nobody';
export const ASKED = 'asked';
export const invited = (access: Access) => `invited as ${inWords(access)}`;
export const active = (access: Access) => `active as ${inWords(access)}`;
export const deactivated = (access: Access) => `deactivated as ${inWords(access)}`;

export interface Access {
  role: string;
  groups: string[];
}

const inWords = ({ role, groups }: Access) => `${role} in ${[...groups].sort().join(' and ')}`;

/** The access that a standing names. */
export function accessIn(standing: string): Access {
  const [, role = '', groups = ''] = / as (\w+) in (.*)$/u.exec(standing) ?? [];
  return { role, groups: groups.split(' and ').filter(Boolean) };
}

type Granted = { email: string; role: { name: string }; grants: { group: { name: string } }[] };

const accessOf = ({ role, grants }: Granted): Access => ({
  role: role.name,
  groups: grants.map(({ group }) => group.name),
});

/** What the database says of everybody of a place, by address; nobody else is in it. */
export async function standings(
  { db }: Pick<Many, 'db'>,
  { organizationId, grace }: Pick<Place, 'organizationId' | 'grace'>,
): Promise<Map<string, string>> {
  const include = { role: true, grants: { include: { group: true } } } as const;
  const [members, invitations, requests] = await Promise.all([
    db.member.findMany({ where: { organizationId }, include }),
    db.invitation.findMany({ where: { organizationId, status: 'pending' }, include }),
    db.joinRequest.findMany({ where: { organizationId, status: 'pending' } }),
  ]);
  const all = new Map<string, string[]>();
  const add = (email: string, standing: string) => all.set(email, [...(all.get(email) ?? []), standing]);
  for (const each of members)
    add(each.email, (each.state === 'active' ? active : deactivated)(accessOf(each)));
  for (const each of invitations) add(each.email, invited(accessOf(each)));
  for (const { email } of requests) add(email, ASKED);
  all.delete(grace.spec.email ?? '');
  return new Map([...all].map(([email, each]) => [email, each.join(', ')]));
}
