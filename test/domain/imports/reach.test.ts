import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import { type CheckContext, checkRows } from '../../../src/domain/imports/check.ts';
import { crowdsec } from '../../../src/domain/role-templates/crowdsec.ts';
import { secaro } from '../../../src/domain/role-templates/secaro.ts';
import { senturo } from '../../../src/domain/role-templates/senturo.ts';
import { assertCanGrant, type Grant, type GroupLevel } from '../../../src/domain/roles.ts';
import { checkContext, groupNames, permissionsOf, rolesOf } from './check-context.ts';

const cafe: Grant = { groupId: 'Café', level: 'admin' };
const groupAdmin = checkContext({ permissions: permissionsOf(senturo, 'Group Admin', [cafe]) });

function codes(context: CheckContext, email: string, role: string, groups: string): string[] {
  const { rows } = checkRows([{ line: 2, email, role, groups, name: '' }], context);
  return rows.flatMap(row =>
    row.findings.map(finding => `${finding.column} ${finding.value} ${finding.code}`),
  );
}

describe('a group admin', () => {
  it('a group admin invites into the groups that they administer', () => {
    expect(codes(groupAdmin, 'ada@example.com', 'Analyst', 'Café')).toEqual([]);
    expect(codes(groupAdmin, 'ada@example.com', 'Group Admin', 'Café')).toEqual([]);
  });

  it('a group admin sees the role and every group that is too much', () => {
    expect(codes(groupAdmin, 'ada@example.com', 'Admin', 'Student Devices, Café, Teacher Laptops')).toEqual([
      'Role Admin cannot-grant-role',
      'Groups Student Devices cannot-grant-group',
      'Groups Teacher Laptops cannot-grant-group',
    ]);
  });

  it.each(['', ' , ; '])('a group admin has to name a group: %j is all of them', groups => {
    expect(codes(groupAdmin, 'ada@example.com', 'Analyst', groups)).toEqual([
      'Groups  cannot-grant-blank-groups',
    ]);
  });

  it('a group admin reads of an unknown group without also reading that none was named', () => {
    expect(codes(groupAdmin, 'ada@example.com', 'Analyst', 'Nowhere')).toEqual([
      'Groups Nowhere unknown-group',
    ]);
  });

  it('a group admin reads of a missing right for the role that is meant even when its case is wrong', () => {
    expect(codes(groupAdmin, 'ada@example.com', 'admin', 'student devices')).toEqual([
      'Role admin role-case',
      'Groups student devices group-case',
      'Role Admin cannot-grant-role',
      'Groups Student Devices cannot-grant-group',
    ]);
  });

  it('a group admin changes nobody who is in other groups, or in all', () => {
    for (const email of ['member@example.com', 'gone@example.com']) {
      expect(codes(groupAdmin, email, 'Analyst', 'Café')).toEqual(['Row  cannot-manage-member']);
    }
    expect(codes(groupAdmin, 'pending@example.com', 'Analyst', 'Café')).toEqual([]);
    const elsewhere = new Map([
      [
        'pending@example.com',
        {
          id: 'p',
          slackUserId: null,
          roleId: 'Remote',
          grants: ['Café', 'x'].map(groupId => ({ groupId, level: 'access' as const })),
        },
      ],
    ]);
    expect(codes({ ...groupAdmin, pending: elsewhere }, 'pending@example.com', 'Analyst', 'Café')).toEqual([
      'Row  cannot-manage-member',
    ]);
  });
});

it('nobody takes a role from a person to whom they could not have granted it', () => {
  const roles = rolesOf(crowdsec).map(role => role.name);
  const [owner = '', admin = '', , viewer = ''] = roles;
  const members: CheckContext['members'] = new Map([
    [
      'owner@example.com',
      { id: 'o', state: 'active', roleId: owner, grants: [], name: 'O', slackUserId: null },
    ],
  ]);
  const context = checkContext({ template: crowdsec, members, permissions: permissionsOf(crowdsec, admin) });
  expect(codes(context, 'owner@example.com', viewer, '')).toEqual(['Row  cannot-manage-member']);
  expect(
    codes({ ...context, permissions: permissionsOf(crowdsec, owner) }, 'owner@example.com', viewer, ''),
  ).toEqual([]);
});

it('a person who may not invite at all reads so once per row', () => {
  const context = checkContext({
    permissions: permissionsOf(senturo, 'Analyst', [{ groupId: 'Café', level: 'access' }]),
  });
  expect(codes(context, 'ada@example.com', 'Admin', 'Café')).toEqual(['Row  not-allowed']);
});

it('the rule of granting refuses no row that would be sent', () => {
  const level = fc.constantFrom<GroupLevel>('access', 'edit', 'admin');
  const grants = fc
    .uniqueArray(fc.constantFrom(...groupNames), { maxLength: 3 })
    .chain(ids => fc.tuple(...ids.map(groupId => level.map(level => ({ groupId, level })))));
  const scene = fc.constantFrom(senturo, secaro, crowdsec).chain(template => {
    const role = fc.constantFrom(...template.roles.map(({ name }) => name));
    return fc.record({
      template: fc.constant(template),
      giver: role,
      held: grants,
      written: fc.oneof(
        role,
        role.map(name => name.toLowerCase()),
      ),
      groups: fc.array(fc.constantFrom(...groupNames, 'café', 'Nowhere', ''), { maxLength: 3 }),
      email: fc.constantFrom(
        'ada@example.com',
        'member@example.com',
        'pending@example.com',
        'gone@example.com',
      ),
      present: fc.record({ roleId: role, grants }),
    });
  });
  let sent = 0;
  fc.assert(
    fc.property(scene, ({ template, giver, held, written, groups, email, present }) => {
      const permissions = permissionsOf(template, giver, held);
      const state = (kind: 'active' | 'deactivated') => ({
        id: kind,
        state: kind,
        name: kind,
        slackUserId: null,
        ...present,
      });
      const context = checkContext({
        template,
        permissions,
        members: new Map([
          ['member@example.com', state('active')],
          ['gone@example.com', state('deactivated')],
        ]),
      });
      const [row] = checkRows(
        [{ line: 2, email, role: written, groups: groups.join(';'), name: '' }],
        context,
      ).rows;
      if (!row || row.class === 'error') return;
      sent += 1;
      const role = context.organization.roles.find(({ id }) => id === row.roleId);
      if (!role) throw new Error('A row that is sent has a role.');
      const blankMeansAll = template.blankGroups === 'all';
      try {
        assertCanGrant(permissions, 'invitation:create', { role, grants: row.grants, blankMeansAll });
      } catch (error) {
        if (error instanceof DomainError)
          throw new Error(`${row.class} although ${JSON.stringify(error.data)}`);
        throw error;
      }
    }),
    { numRuns: 2_000 },
  );
  expect(sent).toBeGreaterThan(100);
});
