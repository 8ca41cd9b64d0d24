import { describe, expect, it } from 'vitest';
import { roleTemplates } from '../../src/domain/role-templates/index.ts';
import { markOf } from '../../src/domain/role-templates/rights.ts';
import {
  type Capability,
  can,
  capabilities,
  grantProblem,
  type Permissions,
} from '../../src/domain/roles.ts';
import { rightsSentence, roleDescription } from '../../src/messages/role-rights.ts';
import { matrixText } from '../../src/slack/matrix.ts';
import { texts } from '../../src/texts/texts.ts';

const levels = ['access', 'edit', 'admin'] as const;

/** Every set of rights that one role can have: none, each alone, each missing, and all. */
const sets: readonly (readonly Capability[])[] = [
  [],
  capabilities,
  ...capabilities.map(each => [each]),
  ...capabilities.map(each => capabilities.filter(other => other !== each)),
];

describe.each(roleTemplates)('what is said of a role, with $id', template => {
  /** The template's roles with any rights, and roles of the organization's own. */
  const roles = [...template.roles, { name: 'Own', description: 'Own', capabilities: [] as const }].flatMap(
    (role, position) =>
      levels.flatMap(groupLevel =>
        [role.capabilities, ...sets].map(held => ({
          ...role,
          id: 'R',
          position,
          groupLevel,
          capabilities: held,
        })),
      ),
  );
  const permissionsOf = (role: (typeof roles)[number]): Permissions => ({
    role,
    grants: [{ groupId: 'G', level: role.groupLevel }],
    groupAdminCapabilities: template.groupAdminCapabilities,
  });

  it('the rights that a role is said to have are exactly those that its holders have, in a group of theirs', () => {
    for (const role of roles) {
      const said = rightsSentence(role, template);
      for (const each of capabilities) {
        expect(said.includes(texts().capabilities[each]), `${said} ${each}`).toBe(
          can(permissionsOf(role), each),
        );
      }
      const none = capabilities.every(each => !can(permissionsOf(role), each));
      expect(said === 'No admin rights.', said).toBe(none);
    }
  });

  it('a row of the matrix that Foyer enforces marks exactly the roles whose holders may do it, whatever rights they have', () => {
    for (const role of roles) {
      for (const row of template.matrix) {
        const enforced = template.enforced[row.label];
        if (!enforced) continue;
        const may = enforced.every(each => can(permissionsOf(role), each));
        expect(markOf(role, row, template) !== 'no', `${role.name} ${row.label}`).toBe(may);
      }
    }
  });

  it('the matrix of the template’s own rights is the article’s, and each enforced row is one of its rows', () => {
    for (const [position, role] of template.roles.entries()) {
      for (const row of template.matrix) {
        const whole = { ...role, position };
        expect(markOf(whole, row, template) !== 'no', row.label).toBe(row.roles.includes(role.name));
      }
    }
    const rows = template.matrix.map(({ label }) => label);
    expect(Object.keys(template.enforced).filter(label => !rows.includes(label))).toEqual([]);
  });

  it('a role that is said to invite people can give somebody something, and one that isn’t can’t', () => {
    for (const role of roles) {
      const giver = permissionsOf(role);
      const least = { role: { id: 'L', name: 'Least', capabilities: [] }, blankMeansAll: false };
      const grants = [{ groupId: 'G', level: 'access' as const }];
      const gives =
        can(giver, 'invitation:create') && !grantProblem(giver, 'invitation:create', { ...least, grants });
      expect(rightsSentence(role, template).includes(texts().capabilities['invitation:create'])).toBe(gives);
    }
  });

  it('the template’s line about a role whose rights were changed gives way to its rights', () => {
    const [, second] = template.roles;
    if (!second) throw new Error('There is a second role.');
    const changed = { ...second, position: 1, capabilities: ['audit:read'] };
    expect(roleDescription(changed, template)).toMatch(/^Can read the audit trail\./u);
    expect(roleDescription({ ...second, position: 1 }, template)).toBe(second.description);
    expect(roleDescription({ ...changed, description: 'Reads' }, template)).toBe('Reads');
    const role = { ...changed, id: 'R', capabilities: ['audit:read' as const] };
    expect(matrixText({ roles: [role], template })).toContain(`Read the audit trail: ${second.name}`);
  });
});
