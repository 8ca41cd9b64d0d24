import { type CheckContext, checkRows } from '../../../src/domain/imports/check.ts';
import type { RawRow } from '../../../src/domain/imports/csv/file.ts';
import type { Organization, Role } from '../../../src/domain/organizations/store.ts';
import { senturo } from '../../../src/domain/role-templates/senturo.ts';
import type { RoleTemplate } from '../../../src/domain/role-templates/template.ts';
import type { Grant, Permissions } from '../../../src/domain/roles.ts';
import { somebody } from '../people.ts';

/** Roles as an organization has them that started from the template; their ids are their names. */
export function rolesOf(template: RoleTemplate): Role[] {
  return template.roles.map((role, position) => ({ ...role, id: role.name, position }));
}

export const groupNames = ['Student Devices', 'Teacher Laptops', 'Café', 'Labs, North'];

/** The permissions of a person with that role who administers those groups. */
export function permissionsOf(template: RoleTemplate, roleName: string, grants: Grant[] = []): Permissions {
  const role = rolesOf(template).find(({ name }) => name === roleName);
  if (!role) throw new Error(`${template.name} has no role ${roleName}.`);
  return { role, grants, groupAdminCapabilities: template.groupAdminCapabilities };
}

type Member = CheckContext['members'] extends ReadonlyMap<string, infer Value> ? Value : never;

const member = (id: string, roleId: string, groups: string[] = [], about: Partial<Member> = {}): Member => ({
  id,
  state: 'active',
  roleId,
  grants: groups.map(groupId => ({ groupId, level: 'access' })),
  name: id,
  slackUserId: null,
  ...about,
});

/** An organization with a bit of everybody, whose files boss@example.com uploads. Ids are names. */
export function checkContext(about: Partial<CheckContext> & { template?: RoleTemplate } = {}): CheckContext {
  const { template = senturo, ...rest } = about;
  const organization: Pick<Organization, 'roles' | 'template'> = { roles: rolesOf(template), template };
  const top = organization.roles[0]?.name ?? '';
  return {
    organization,
    groups: groupNames.map(name => ({ id: name, name })),
    permissions: permissionsOf(template, top),
    uploader: { email: 'boss@example.com', memberId: 'boss' },
    members: new Map([
      ['boss@example.com', member('boss', top)],
      ['member@example.com', member('member', 'Analyst', ['Student Devices'])],
      ['member2@example.com', member('member2', 'Analyst', ['Student Devices'])],
      ['gone@example.com', member('gone', 'Analyst', [], { state: 'deactivated' })],
    ]),
    pending: new Map([
      [
        'pending@example.com',
        { id: 'p', slackUserId: null, roleId: 'Remote', grants: [{ groupId: 'Café', level: 'access' }] },
      ],
    ]),
    newAccounts: new Map(),
    waits: new Map(),
    people: new Map(
      [
        somebody({ email: 'bot@example.com', name: 'Robo', isBot: true }),
        somebody({ email: 'left@example.com', name: 'Lena', isDeactivated: true }),
        somebody({ email: 'stranger@example.com', name: 'Sven', isExternal: true }),
      ].map(person => [person.email ?? '', person]),
    ),
    seats: { limit: null, used: 5 },
    ...rest,
  };
}

/** A row of a file; without more, a new Analyst. */
export const raw = (about: Partial<RawRow> = {}): RawRow => ({
  line: 2,
  email: 'ada@example.com',
  role: 'Analyst',
  groups: '',
  name: '',
  ...about,
});

/** Checks one row. */
export function check(about: Partial<RawRow>, context: CheckContext = checkContext()) {
  const row = checkRows([raw(about)], context).rows[0];
  if (!row) throw new Error('One row was checked.');
  return row;
}
