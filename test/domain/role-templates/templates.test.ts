import { describe, expect, it } from 'vitest';
import { crowdsec } from '../../../src/domain/role-templates/crowdsec.ts';
import { roleTemplate, roleTemplates } from '../../../src/domain/role-templates/index.ts';
import { secaro } from '../../../src/domain/role-templates/secaro.ts';
import { senturo } from '../../../src/domain/role-templates/senturo.ts';
import type { RoleTemplate } from '../../../src/domain/role-templates/template.ts';
import { type Capability, can, capabilities, type Permissions } from '../../../src/domain/roles.ts';
import { catalogs } from '../../../src/texts/texts.ts';

const namesOf = (template: RoleTemplate) => template.roles.map(role => role.name);

/** Roles whose holders, given one group, can use the capability there or everywhere. */
function rolesThatCan(template: RoleTemplate, capability: Capability): string[] {
  const permissionSets = template.roles.map(
    ({ name, capabilities, groupLevel }): Permissions => ({
      role: { id: name, name, capabilities },
      grants: [{ groupId: 'g', level: groupLevel }],
      groupAdminCapabilities: template.groupAdminCapabilities,
    }),
  );
  return permissionSets
    .filter(permissions => can(permissions, capability))
    .map(permissions => permissions.role.name);
}

describe('Senturo, by its three articles', () => {
  it('Senturo has the six roles of "Inviting Team Members"', () => {
    expect(namesOf(senturo).sort()).toEqual(
      ['Group Admin', 'Admin', 'Investigator', 'Analyst', 'Broadcaster', 'Remote'].sort(),
    );
  });

  it('Senturo gives access to all device groups when none is chosen', () => {
    expect(senturo).toMatchObject({
      blankGroups: 'all',
      group: { one: 'device group', many: 'device groups' },
    });
  });

  it('Senturo lets Admin and Group Admin invite, and the key personnel alone', () => {
    expect(rolesThatCan(senturo, 'invitation:create')).toEqual(['Admin', 'Group Admin']);
    expect(rolesThatCan(senturo, 'join-request:review')).toEqual(['Admin']);
  });

  it('Senturo gives Remote, which is read-only, to people let in without a choice', () => {
    expect(senturo.defaultRole).toBe('Remote');
    const remote = senturo.roles.find(role => role.name === 'Remote');
    expect(remote).toMatchObject({ capabilities: [], groupLevel: 'access' });
  });
});

describe('Secaro, by its article', () => {
  it('Secaro has Organization Admins and Members over facilities', () => {
    expect(namesOf(secaro)).toEqual(['Organization Admin', 'Member']);
    expect(secaro.group).toEqual({ one: 'facility', many: 'facilities' });
  });

  it('Secaro links people to no facility when none is chosen', () => {
    expect(secaro.blankGroups).toBe('none');
  });

  it('Secaro lets only Organization Admins review join requests', () => {
    expect(rolesThatCan(secaro, 'join-request:review')).toEqual(['Organization Admin']);
    expect(rolesThatCan(secaro, 'invitation:create')).toEqual(['Organization Admin']);
  });

  it('Secaro links a facility as one that the person can edit', () => {
    expect(secaro.roles.map(role => role.groupLevel)).toEqual(['edit', 'edit']);
  });
});

describe('CrowdSec, by its article', () => {
  const article = `
    |                                      | OWNER | ADMIN | EDITOR | VIEWER |
    | INVITE PERMISSION**                  | ✔     | ✔     |        |        |
    | CREATE API KEY                       | ✔     | ✔     |        |        |
    | MANAGE INSTANCES ADD/REMOVE/TRANSFER | ✔     | ✔     | ✔      |        |
    | MANAGE THIRD PARTY BLOCKLISTS        | ✔     | ✔     | ✔      |        |
    | MANAGE DECISIONS*                    | ✔     | ✔     | ✔      |        |
    | CTI DATA VIA CONSOLE**               | ✔     | ✔     | ✔      | ✔      |
    | VIEW ALERTS                          | ✔     | ✔     | ✔      | ✔      |`;

  it('CrowdSec has exactly the matrix of the article', () => {
    const [head = [], ...rows] = article
      .trim()
      .split('\n')
      .map(row =>
        row
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim()),
      );
    const names = head.slice(1);
    expect(namesOf(crowdsec)).toEqual(names);
    expect(crowdsec.matrix.map(row => ({ ...row, label: row.label.toUpperCase() }))).toEqual(
      rows.map(([label, ...marks]) => ({ label, roles: names.filter((_, index) => marks[index] === '✔') })),
    );
  });

  it('CrowdSec explains both footnotes', () => {
    expect(crowdsec.footnotes.map(each => catalogs.en.matrix.footnotes[each])).toEqual([
      expect.stringMatching(/^\* .*premium/u),
      expect.stringMatching(/^\*\* .*limits.*plan/u),
    ]);
  });

  it('CrowdSec lets only OWNER and ADMIN invite', () => {
    expect(rolesThatCan(crowdsec, 'invitation:create')).toEqual(['OWNER', 'ADMIN']);
  });

  it('CrowdSec lets an ADMIN make no OWNER', () => {
    const [owner, admin] = crowdsec.roles;
    const more = owner?.capabilities.filter(each => !admin?.capabilities.includes(each));
    expect(more).toEqual(['organization:own']);
  });
});

describe.each(roleTemplates)('the template $id', template => {
  const names = namesOf(template);

  it('a template is found by its id', () => {
    expect(roleTemplate(template.id)).toBe(template);
  });

  it('a template fits where Slack shows it: names and descriptions have at most 75 characters', () => {
    const texts = [template.name, ...template.roles.flatMap(r => [r.name, r.description])];
    expect(texts.filter(text => text.length > 75 || text.length === 0)).toEqual([]);
  });

  it('a template names each role once, the top one first, which alone has everything', () => {
    expect(new Set(names).size).toBe(names.length);
    const whole = template.roles.filter(role => capabilities.every(each => role.capabilities.includes(each)));
    expect(whole).toEqual([template.roles[0]]);
  });

  it('a template’s default role has nothing for the whole organization', () => {
    const given = template.roles.find(role => role.name === template.defaultRole);
    expect(given?.capabilities).toEqual([]);
  });

  it('each row and footnote of a template’s matrix has its words in every language', () => {
    for (const { matrix } of Object.values(catalogs)) {
      expect(Object.keys(matrix.rows)).toEqual(expect.arrayContaining(template.matrix.map(row => row.label)));
    }
    const english: Record<string, string> = catalogs.en.matrix.rows;
    for (const { label } of template.matrix) expect(english[label]).toBe(label);
  });

  it('a template’s matrix names its own roles, each row once', () => {
    const labels = template.matrix.map(row => row.label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(template.matrix.flatMap(row => row.roles).filter(name => !names.includes(name))).toEqual([]);
  });

  it('a template’s matrix shows the right to invite for exactly the roles that have it', () => {
    const row = template.matrix.find(({ label }) => /^Invite/u.test(label));
    expect(row?.roles).toEqual(rolesThatCan(template, 'invitation:create'));
  });
});

it('an unknown template is an error of the program', () => {
  expect(() => roleTemplate('acme')).toThrow('There is no role template "acme".');
});

describe('the rights to change people and to read the audit log', () => {
  it('Admins of Senturo change people, and so do Group Admins inside their device groups, who don’t read the audit log', () => {
    expect(rolesThatCan(senturo, 'member:edit')).toEqual(['Admin', 'Group Admin']);
    expect(rolesThatCan(senturo, 'member:deactivate')).toEqual(['Admin', 'Group Admin']);
    expect(rolesThatCan(senturo, 'audit:read')).toEqual(['Admin']);
  });

  it('only Organization Admins of Secaro change people and read the audit log', () => {
    const adminOfOne = { ...secaro.roles[1], groupLevel: 'admin' as const };
    expect(rolesThatCan({ ...secaro, roles: [adminOfOne as never] }, 'member:edit')).toEqual([]);
    expect(rolesThatCan(secaro, 'member:edit')).toEqual(['Organization Admin']);
    expect(rolesThatCan(secaro, 'audit:read')).toEqual(['Organization Admin']);
  });

  it('OWNER and ADMIN of CrowdSec change people and read the audit log', () => {
    expect(rolesThatCan(crowdsec, 'member:deactivate')).toEqual(['OWNER', 'ADMIN']);
    expect(rolesThatCan(crowdsec, 'audit:read')).toEqual(['OWNER', 'ADMIN']);
  });
});
